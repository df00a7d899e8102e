package io.labelwright.math.graph;

import io.labelwright.math.graph.NeighbourSums.Block;

/**
 * {@link NeighbourSums} of floats, for what is far larger than caches: what a sum costs there is the lines of memory
 * that neighbours' rows lie in. A row of up to 16 classes is one such line; that of doubles would be up to three.
 * Neighbours are added in their order, in doubles where they are very many: the same bits for any number of threads,
 * and for each {@link RowSums kernel}.
 *
 * <p>A sum of numbers that are not negative is wrong by 4e-6 of itself at most, by a hundredth of that mostly.
 */
public final class FloatSums {

    /** Numbers of a matrix from which on it does not lie in caches, and what memory costs counts. */
    public static final int WORTH_FROM = 1 << 20;

    /** Degrees with which no sum of floats overflows, or loses places to 0. */
    private static final double LEAST_DEGREE = 0x1p-20;

    private static final double MOST_DEGREE = 0x1p25;

    /** Nodes that are summed before one goes on with them, while they are near. */
    private static final int BLOCK = 256;

    private final NeighbourSums sums;
    private final int width;
    private final int stride;
    private final RowSums kernel = PlainRowSums.best();

    /**
     * Over a graph.
     *
     * @param classes how many numbers of a row are used
     */
    public FloatSums(NeighbourSums sums, int classes) {
        this.sums = sums;
        this.width = NeighbourSums.width(classes);
        this.stride = stride(classes);
    }

    /** Whether floats do for a graph: a matrix of it can be made, and no node has too small or too large a degree. */
    public static boolean suits(CsrGraph graph, int classes) {
        if ((long) graph.nodes() * stride(classes) > Integer.MAX_VALUE - 64) {
            return false;
        }
        for (int node = 0; node < graph.nodes(); node++) {
            double degree = graph.weightedDegree(node);
            if (degree != 0 && !(degree >= LEAST_DEGREE && degree <= MOST_DEGREE)) {
                return false;
            }
        }
        return true;
    }

    private static int stride(int classes) {
        int width = NeighbourSums.width(classes);
        return width <= 4 ? 4 : width <= 8 ? 8 : (width + 15) / 16 * 16;
    }

    /** Where the row of a node begins. */
    public int row(int node) {
        return RowSums.HEAD + node * stride;
    }

    /** A row of zeros per node. */
    public float[] matrix() {
        return new float[RowSums.HEAD + sums.graph().nodes() * stride];
    }

    /** How many runs of nodes there are. */
    public int pieces() {
        return sums.pieces();
    }

    /**
     * Sums and goes on with them while they are near.
     *
     * @param x a row per node
     * @param into gets the sums, a row per node
     * @param then what to do with the sums of some nodes of a run
     */
    public void of(float[] x, float[] into, Block then) {
        sums.forEach((piece, from, to) -> {
            for (int first = from; first < to; first += BLOCK) {
                int end = Math.min(to, first + BLOCK);
                kernel.of(sums.graph(), x, into, width, stride, first, end);
                then.of(piece, first, end);
            }
        });
    }
}
