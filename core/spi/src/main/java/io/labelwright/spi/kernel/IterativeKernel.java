package io.labelwright.spi.kernel;

import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.Optional;

/**
 * An iterative method over answers, such as expectation-maximisation. The engine calls {@link #state} once per block,
 * then in each iteration {@link #accumulate} for every block (on any thread, in any order) and {@link #update} once
 * with the merged totals, until {@link #converged} or the iteration limit. Kernels are pure: no I/O, no clock, no
 * shared mutable state; randomness only from the seed that the strategy passed in.
 *
 * @param <P> parameters: immutable, small enough to be copied to every worker
 * @param <S> what a block keeps between iterations, such as item difficulties; {@link Void} for nothing
 */
public interface IterativeKernel<P, S> {

    /** Size of the accumulator. */
    Shape shape();

    /** Parameters of the first pass. */
    P initial();

    /** The block's own state before the first iteration; the engine keeps it and hands it to every pass. */
    S state(AnnotationBlock block);

    /** Adds what the block contributes under these parameters. Runs in parallel over blocks. */
    void accumulate(AnnotationBlock block, S state, P parameters, Accumulator into);

    /**
     * Parameters from merged totals.
     *
     * @param iteration 0 for the first pass
     */
    P update(P before, Totals totals, int iteration);

    /** Whether to stop after this update. */
    boolean converged(P before, P after, int iteration);

    /**
     * How a run that was stopped in the middle goes on from where it was; empty, the default, when it has to begin
     * anew. Worth having where a run may take minutes.
     */
    default Optional<Snapshots<P, S>> snapshots() {
        return Optional.empty();
    }
}
