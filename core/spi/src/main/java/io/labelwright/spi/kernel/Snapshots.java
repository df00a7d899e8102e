package io.labelwright.spi.kernel;

import io.labelwright.spi.annotation.AnnotationBlock;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How an iterative kernel's parameters and states become bytes and come back. The engine keeps them now and then, and a
 * run that was stopped in the middle goes on from there: with the same bits as if it had not been stopped, so what is
 * read must equal what was written to the last bit. The bytes live from one run to the next one of the same version of
 * the strategy on the same inputs, never longer.
 *
 * <p>States that are made of the block alone and never change need nothing: {@link IterativeKernel#state} makes them
 * again.
 *
 * @param <P> parameters
 * @param <S> what a block keeps between iterations
 */
public interface Snapshots<P, S> {

    /** Writes parameters. */
    void write(P parameters, DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    P read(DataInput in) throws IOException;

    /** Writes what a block keeps, as far as iterations change it; by default nothing. */
    default void writeState(S state, DataOutput out) throws IOException {}

    /**
     * Reads what {@link #writeState} wrote; by default the state as it was before the first iteration.
     *
     * @param fresh the state that {@link IterativeKernel#state} has just made of this block; may be changed and
     *     returned
     */
    default S readState(AnnotationBlock block, S fresh, DataInput in) throws IOException {
        return fresh;
    }
}
