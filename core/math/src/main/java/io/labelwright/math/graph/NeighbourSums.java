package io.labelwright.math.graph;

import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;

/**
 * For each node the weighted sum of its neighbours' rows, {@code sum_j w_ij x_j}: the kernel that every way of
 * spreading over a graph is made of. A row is {@code width} numbers, one after the other, and width is a multiple of 4
 * ({@link #width}), so that four or twelve sums at a time stay in registers while the neighbours pass by. Neighbours
 * are added in their order: the same bits for any number of threads. O(edges * width).
 */
public final class NeighbourSums {

    private static final int AT_ONCE = 4;
    /**
     * As many sums as there are registers for: the whole row of a neighbour is fetched at once, not part after part.
     */
    private static final int MANY_AT_ONCE = 12;

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
        for (int node = from; node < to; node++) {
            int k = 0;
            for (; k + MANY_AT_ONCE <= width; k += MANY_AT_ONCE) {
                plainMany(x, into, node * width + k, k, start[node], start[node + 1]);
            }
            for (; k < width; k += AT_ONCE) {
                plainFew(x, into, node * width + k, k, start[node], start[node + 1]);
            }
        }
    }

    private void plainFew(double[] x, double[] into, int at, int k, int first, int end) {
        int[] target = graph.target();
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * width + k;
            sum0 += x[row];
            sum1 += x[row + 1];
            sum2 += x[row + 2];
            sum3 += x[row + 3];
        }
        into[at] = sum0;
        into[at + 1] = sum1;
        into[at + 2] = sum2;
        into[at + 3] = sum3;
    }

    private void plainMany(double[] x, double[] into, int at, int k, int first, int end) {
        int[] target = graph.target();
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        double sum5 = 0;
        double sum6 = 0;
        double sum7 = 0;
        double sum8 = 0;
        double sum9 = 0;
        double sum10 = 0;
        double sum11 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * width + k;
            sum0 += x[row];
            sum1 += x[row + 1];
            sum2 += x[row + 2];
            sum3 += x[row + 3];
            sum4 += x[row + 4];
            sum5 += x[row + 5];
            sum6 += x[row + 6];
            sum7 += x[row + 7];
            sum8 += x[row + 8];
            sum9 += x[row + 9];
            sum10 += x[row + 10];
            sum11 += x[row + 11];
        }
        into[at] = sum0;
        into[at + 1] = sum1;
        into[at + 2] = sum2;
        into[at + 3] = sum3;
        into[at + 4] = sum4;
        into[at + 5] = sum5;
        into[at + 6] = sum6;
        into[at + 7] = sum7;
        into[at + 8] = sum8;
        into[at + 9] = sum9;
        into[at + 10] = sum10;
        into[at + 11] = sum11;
    }

    private void weighted(double[] x, double[] into, int from, int to, float[] weight) {
        int[] start = graph.start();
        for (int node = from; node < to; node++) {
            int k = 0;
            for (; k + MANY_AT_ONCE <= width; k += MANY_AT_ONCE) {
                weightedMany(x, into, node * width + k, k, start[node], start[node + 1], weight);
            }
            for (; k < width; k += AT_ONCE) {
                weightedFew(x, into, node * width + k, k, start[node], start[node + 1], weight);
            }
        }
    }

    private void weightedFew(double[] x, double[] into, int at, int k, int first, int end, float[] weight) {
        int[] target = graph.target();
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * width + k;
            double w = weight[e];
            sum0 += w * x[row];
            sum1 += w * x[row + 1];
            sum2 += w * x[row + 2];
            sum3 += w * x[row + 3];
        }
        into[at] = sum0;
        into[at + 1] = sum1;
        into[at + 2] = sum2;
        into[at + 3] = sum3;
    }

    private void weightedMany(double[] x, double[] into, int at, int k, int first, int end, float[] weight) {
        int[] target = graph.target();
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        double sum5 = 0;
        double sum6 = 0;
        double sum7 = 0;
        double sum8 = 0;
        double sum9 = 0;
        double sum10 = 0;
        double sum11 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * width + k;
            double w = weight[e];
            sum0 += w * x[row];
            sum1 += w * x[row + 1];
            sum2 += w * x[row + 2];
            sum3 += w * x[row + 3];
            sum4 += w * x[row + 4];
            sum5 += w * x[row + 5];
            sum6 += w * x[row + 6];
            sum7 += w * x[row + 7];
            sum8 += w * x[row + 8];
            sum9 += w * x[row + 9];
            sum10 += w * x[row + 10];
            sum11 += w * x[row + 11];
        }
        into[at] = sum0;
        into[at + 1] = sum1;
        into[at + 2] = sum2;
        into[at + 3] = sum3;
        into[at + 4] = sum4;
        into[at + 5] = sum5;
        into[at + 6] = sum6;
        into[at + 7] = sum7;
        into[at + 8] = sum8;
        into[at + 9] = sum9;
        into[at + 10] = sum10;
        into[at + 11] = sum11;
    }
}
