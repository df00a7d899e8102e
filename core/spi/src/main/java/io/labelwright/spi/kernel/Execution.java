package io.labelwright.spi.kernel;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.table.TableBuilder;
import java.util.List;
import java.util.function.Supplier;

/**
 * The engine's side of kernels: runs them over blocks and merges exactly. Results have the same bits for any number of
 * threads.
 */
public interface Execution {

    /**
     * Runs an iterative kernel.
     *
     * @param maxIterations most updates, at least 1
     */
    <P, S> Outcome<P, S> iterate(List<AnnotationBlock> blocks, IterativeKernel<P, S> kernel, int maxIterations);

    /**
     * One pass that only adds up.
     *
     * @param values how many values in [-2, 2] a cell receives at most; sets the accumulator's unit
     */
    <B> Totals total(List<B> blocks, Shape shape, long values, BlockReducer<B> reducer);

    /**
     * Maps blocks to rows and returns the finished tables.
     *
     * @param tables makes the empty builders, once per block; the first table of the result is what the first builders
     *     hold, and so on
     */
    <B> List<io.labelwright.spi.table.Table> map(
            List<B> blocks, Supplier<List<TableBuilder>> tables, BlockMapper<B> mapper);

    /**
     * Chooses the first items in the total order of {@link Selection}, over all blocks.
     *
     * @param most how many to choose
     * @param scorer offers the items of one block; may run in parallel over blocks
     */
    default <B> Selection select(List<B> blocks, int most, BlockScorer<B> scorer) {
        var chosen = new Selection(most);
        blocks.forEach(block -> scorer.score(block, chosen));
        return chosen;
    }

    /** Offers the items of one block that may be chosen. */
    @FunctionalInterface
    interface BlockScorer<B> {
        void score(B block, Selection into);
    }

    /** Adds up over one block. */
    @FunctionalInterface
    interface BlockReducer<B> {
        void reduce(B block, Accumulator into);
    }
}
