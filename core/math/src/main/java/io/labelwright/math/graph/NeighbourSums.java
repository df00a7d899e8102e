package io.labelwright.math.graph;

import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;

/**
 * For each node the weighted sum of its neighbours' rows, {@code sum_j w_ij x_j}: the kernel that every way of
 * spreading over a graph is made of. A row is {@code width} numbers, one after the other, and width is a multiple of 4
 * ({@link #width}), so that four sums at a time stay in registers while the neighbours pass by. Neighbours are added in
 * their order: the same bits for any number of threads. O(edges * width).
 */
public final class NeighbourSums {

    private static final int AT_ONCE = 4;

    private final CsrGraph graph;
    private final int width;
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
        return (classes + AT_ONCE - 1) / AT_ONCE * AT_ONCE;
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
            if (graph.weight() == null) {
                plain(x, into, from, to);
            } else {
                weighted(x, into, from, to, graph.weight());
            }
            then.of(piece, from, to);
        });
    }

    private void plain(double[] x, double[] into, int from, int to) {
        int[] start = graph.start();
        int[] target = graph.target();
        for (int node = from; node < to; node++) {
            for (int k = 0; k < width; k += AT_ONCE) {
                double a = 0;
                double b = 0;
                double c = 0;
                double d = 0;
                for (int e = start[node]; e < start[node + 1]; e++) {
                    int row = target[e] * width + k;
                    a += x[row];
                    b += x[row + 1];
                    c += x[row + 2];
                    d += x[row + 3];
                }
                int row = node * width + k;
                into[row] = a;
                into[row + 1] = b;
                into[row + 2] = c;
                into[row + 3] = d;
            }
        }
    }

    private void weighted(double[] x, double[] into, int from, int to, float[] weight) {
        int[] start = graph.start();
        int[] target = graph.target();
        for (int node = from; node < to; node++) {
            for (int k = 0; k < width; k += AT_ONCE) {
                double a = 0;
                double b = 0;
                double c = 0;
                double d = 0;
                for (int e = start[node]; e < start[node + 1]; e++) {
                    int row = target[e] * width + k;
                    double w = weight[e];
                    a += w * x[row];
                    b += w * x[row + 1];
                    c += w * x[row + 2];
                    d += w * x[row + 3];
                }
                int row = node * width + k;
                into[row] = a;
                into[row + 1] = b;
                into[row + 2] = c;
                into[row + 3] = d;
            }
        }
    }
}
