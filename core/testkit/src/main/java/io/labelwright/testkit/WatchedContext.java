package io.labelwright.testkit;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.concurrent.atomic.AtomicInteger;

/** A context with the engine's own execution that counts checks for cancellation and cancels the run at one of them. */
final class WatchedContext extends ContextAround {

    private final Execution execution;
    private final int cancelAt;
    private final AtomicInteger checks = new AtomicInteger();

    /**
     * A context.
     *
     * @param cancelAt the check that finds the run cancelled, from 1; 0 for none
     */
    WatchedContext(TestContext context, WorkerPool pool, int cancelAt) {
        super(context);
        this.execution = new LocalExecution(pool, (share, what) -> checkCancelled());
        this.cancelAt = cancelAt;
    }

    /** How often the strategy, or the execution for it, asked whether the run was cancelled. */
    int checks() {
        return checks.get();
    }

    @Override
    public Execution execution() {
        return execution;
    }

    @Override
    public void checkCancelled() {
        if (checks.incrementAndGet() == cancelAt) {
            throw new LabelingException(StandardError.INTERRUPTED, "the run was cancelled");
        }
    }
}
