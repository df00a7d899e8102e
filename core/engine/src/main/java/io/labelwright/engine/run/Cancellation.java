package io.labelwright.engine.run;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import org.jspecify.annotations.Nullable;

/** Whether the run was asked to stop. */
public final class Cancellation {

    private volatile boolean requested;
    private volatile @Nullable ForeignExit exit;

    /** Asks the run to stop at the next occasion; what is committed stays. */
    public void request() {
        requested = true;
    }

    /** Ends the run because a plug-in ends the process: its stage has failed, the others stop. */
    public void exited(ForeignExit by) {
        exit = by;
        requested = true;
    }

    /** Who ends the process, if that is why the run has to stop. */
    @Nullable
    ForeignExit exit() {
        return exit;
    }

    /** Whether it was asked to stop. */
    public boolean requested() {
        return requested;
    }

    void check() {
        if (requested || Thread.currentThread().isInterrupted()) {
            throw new LabelingException(StandardError.INTERRUPTED, "interrupted; the same command goes on from here");
        }
    }
}
