package io.labelwright.spi.kernel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A computation in steps over a state of its own, such as labels that spread over a graph: what {@link IterativeKernel}
 * is for answers in blocks. The engine calls {@link #begin} and then {@link #step} until {@link #isDone} or a number of
 * steps, one at a time and on one thread; a step runs its work in parallel by {@link Execution#forEach}. Between steps
 * the engine looks whether the run was cancelled, tells how far it is, and keeps the state now and then: a run that was
 * stopped in the middle goes on from there, with the same bits as if it had not been stopped.
 */
public interface Stepwise {

    /**
     * What tells this computation from others of the same stage: the method, sizes, settings that its state hangs on.
     * Bytes of a state are only given back to a computation with the same words.
     */
    String words();

    /** Puts the state before the first step; also called when bytes that were kept turn out to be of no use. */
    void begin();

    /**
     * Does one step.
     *
     * @param index 0 for the first
     * @return how far the state still is from where it should be, at least 0 and finite; shown to who watches the run
     */
    double step(int index);

    /** Whether to stop after a step with this residual. */
    boolean isDone(double residual, int index);

    /** About how many bytes {@link #write} writes. */
    long size();

    /** Writes all that steps change. */
    void write(DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote into a state that has just begun. */
    void read(DataInput in) throws IOException;

    /**
     * What it ended with.
     *
     * @param steps how many were made, those before a stop among them
     * @param residual of the last one; 0 when there was none
     * @param converged false when the number of steps ended it
     */
    record End(int steps, double residual, boolean converged) {}
}
