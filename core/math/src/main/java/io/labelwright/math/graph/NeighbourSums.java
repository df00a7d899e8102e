package io.labelwright.math.graph;

import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;

/**
 * For each node the weighted sum of its neighbours' rows, {@code sum_j w_ij x_j}: the kernel that every way of
 * spreading over a graph is made of. A row is {@code width} numbers, one after the other, and width is a multiple of 4
 * ({@link #width}). Neighbours are added in their order: the same bits for any number of threads, and for each
 * {@link RowSums kernel}. O(edges * width).
 */
public final class NeighbourSums {

    private final CsrGraph graph;
    private final int width;
    private final RowSums kernel = PlainRowSums.best();
    private final Execution execution;

    /** @param classes how many numbers of a row are used */
    public NeighbourSums(CsrGraph graph, int classes, Execution execution) {
        this.graph = graph;
        this.width = width(classes);
        this.execution = execution;
        if ((long) graph.nodes() * width > Integer.MAX_VALUE - 16) {
            throw new LabelingException(
                    StandardError.MEMORY,
                    graph.nodes() + " items with " + classes + " classes are more than fit into one matrix");
        }
    }

    /** The numbers of a row: at least as many as there are classes. */
    public static int width(int classes) {
        return (classes + RowSums.AT_ONCE - 1) / RowSums.AT_ONCE * RowSums.AT_ONCE;
    }

    /** The numbers of a row. */
    public int width() {
        return width;
    }

    /** The graph. */
    public CsrGraph graph() {
        return graph;
    }

    /** A row of zeros per node. */
    public double[] matrix() {
        return new double[graph.nodes() * width];
    }

    /** What to do with the sums of a run of nodes, which stand at their places in the matrix. */
    @FunctionalInterface
    public interface Block {

        /**
         * Works on the rows of some nodes.
         *
         * @param piece number of the run
         * @param from first node
         * @param to end of the run
         */
        void of(int piece, int from, int to);
    }

    /** How many runs of nodes there are. */
    public int pieces() {
        return (graph.nodes() + CsrGraph.PIECE - 1) / CsrGraph.PIECE;
    }

    /** Does something for all runs of nodes, in parallel. */
    public void forEach(Block block) {
        execution.forEach(pieces(), (lane, piece) -> {
            int from = piece * CsrGraph.PIECE;
            block.of(piece, from, Math.min(graph.nodes(), from + CsrGraph.PIECE));
        });
    }

    /**
     * Sums and goes on with them while they are near.
     *
     * @param x a row per node
     * @param into gets the sums, a row per node
     * @param then what to do with the sums of a run
     */
    public void of(double[] x, double[] into, Block then) {
        forEach((piece, from, to) -> {
            kernel.of(graph, x, into, width, from, to);
            then.of(piece, from, to);
        });
    }
}
