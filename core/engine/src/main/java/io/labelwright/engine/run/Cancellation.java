package io.labelwright.engine.run;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;

/** Whether the run was asked to stop. */
public final class Cancellation {

    private volatile boolean requested;

    /** Asks the run to stop at the next occasion; what is committed stays. */
    public void request() {
        requested = true;
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
