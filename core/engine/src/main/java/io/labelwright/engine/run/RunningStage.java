package io.labelwright.engine.run;

import io.labelwright.engine.execution.Checkpointing;
import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.kernel.Execution;
import java.util.function.Supplier;

/** What a strategy gets from the engine while it runs. */
final class RunningStage implements StageContext {

    private final String stage;
    private final long seed;
    private final StageClock clock;
    private final Execution execution;
    private final Supplier<Expressions> expressions;

    RunningStage(
            String stage,
            long seed,
            StageClock clock,
            WorkerPool pool,
            Supplier<Expressions> expressions,
            Checkpointing checkpointing) {
        this.stage = stage;
        this.seed = seed;
        this.clock = clock;
        this.execution = new LocalExecution(pool, clock, checkpointing);
        this.expressions = expressions;
    }

    @Override
    public String stage() {
        return stage;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public Execution execution() {
        return execution;
    }

    @Override
    public Expressions expressions() {
        return expressions.get();
    }

    @Override
    public void progress(double done, String what) {
        clock.reached(done, what);
    }

    @Override
    public void checkCancelled() {
        clock.reached(-1, "");
    }
}
