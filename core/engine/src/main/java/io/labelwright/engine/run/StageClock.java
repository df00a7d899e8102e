package io.labelwright.engine.run;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.time.Duration;

/** Watches over one stage: its time limit, the run's cancellation, and its progress. */
final class StageClock implements LocalExecution.Progress {

    private final PlannedStage stage;
    private final Cancellation cancellation;
    private final RunListener listener;
    private final long started = System.nanoTime();

    StageClock(PlannedStage stage, Cancellation cancellation, RunListener listener) {
        this.stage = stage;
        this.cancellation = cancellation;
        this.listener = listener;
    }

    @Override
    public void reached(double share, String what) {
        cancellation.check();
        Duration limit = stage.node().timeout();
        if (limit != null && System.nanoTime() - started > limit.toNanos()) {
            throw new LabelingException(
                    StandardError.TIMEOUT,
                    stage.node().id().place(),
                    "stage '" + stage.id() + "' took longer than its timeout of " + limit.toMillis() / 1000.0 + " s",
                    "raise timeout, or give the stage less to do");
        }
        if (!what.isEmpty()) {
            listener.progress(stage, share, what);
        }
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
