package io.labelwright.testkit;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.file.StageFiles;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.learn.TreeLearner;
import io.labelwright.spi.memo.Memo;
import io.labelwright.spi.people.People;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A context with the engine's own execution that counts checks for cancellation and cancels the run at one of them. */
final class WatchedContext implements StageContext {

    private final TestContext context;
    private final Execution execution;
    private final int cancelAt;
    private final AtomicInteger checks = new AtomicInteger();

    /**
     * A context.
     *
     * @param cancelAt the check that finds the run cancelled, from 1; 0 for none
     */
    WatchedContext(TestContext context, WorkerPool pool, int cancelAt) {
        this.context = context;
        this.execution = new LocalExecution(pool, (share, what) -> checkCancelled());
        this.cancelAt = cancelAt;
    }

    /** How often the strategy, or the execution for it, asked whether the run was cancelled. */
    int checks() {
        return checks.get();
    }

    @Override
    public String stage() {
        return context.stage();
    }

    @Override
    public long seed() {
        return context.seed();
    }

    @Override
    public Execution execution() {
        return execution;
    }

    @Override
    public Expressions expressions() {
        return context.expressions();
    }

    @Override
    public People people() {
        return context.people();
    }

    @Override
    public Optional<TreeLearner> treeLearner() {
        return context.treeLearner();
    }

    @Override
    public StageFiles files() {
        return context.files();
    }

    @Override
    public Memo memo(String of) throws IOException {
        return context.memo(of);
    }

    @Override
    public String guidelines() {
        return context.guidelines();
    }

    @Override
    public void progress(double done, String what) {
        context.progress(done, what);
    }

    @Override
    public void checkCancelled() {
        if (checks.incrementAndGet() == cancelAt) {
            throw new LabelingException(StandardError.INTERRUPTED, "the run was cancelled");
        }
    }
}
