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
     * Runs a computation in steps.
     *
     * @param most steps, at least 1
     */
    default Stepwise.End steps(Stepwise computation, int most) {
        computation.begin();
        double residual = 0;
        for (int index = 0; index < most; index++) {
            residual = computation.step(index);
            if (computation.isDone(residual, index)) {
                return new Stepwise.End(index + 1, residual, true);
            }
        }
        return new Stepwise.End(most, residual, false);
    }

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

    /** How many pieces of {@link #forEach} may run at once, for what a lane keeps between its pieces. */
    default int lanes() {
        return 1;
    }

    /**
     * Does all pieces and returns when they are done. The general form under the others, for what is no pass over
     * blocks of items: neighbours, graphs, trees. A piece writes only where no other one writes, or what is merged the
     * same way in any order, so that results have the same bits for any number of lanes.
     */
    default void forEach(int pieces, Piece piece) {
        for (int index = 0; index < pieces; index++) {
            piece.run(0, index);
        }
    }

    /** One of many pieces of work. */
    @FunctionalInterface
    interface Piece {

        /**
         * Does a piece.
         *
         * @param lane below {@link #lanes()}; pieces of one lane run one after the other
         * @param index the piece, from 0
         */
        void run(int lane, int index);
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
