package io.labelwright.math.graph;

/**
 * Sums over neighbours for a run of nodes, for {@link NeighbourSums}. All implementations give the same bits: each
 * number of a row is added up by itself, neighbours in their order, a product rounded before it is added.
 */
public interface RowSums {

    /** The width of a row is a multiple of this. */
    int AT_ONCE = 4;

    /** Numbers before the first row of floats: with the head of an array, in whole lines of memory. */
    int HEAD = 12;

    /** Neighbours from which on floats are added up in doubles: a small one would be lost in a large sum. */
    int MANY = 64;

    /**
     * Adds up.
     *
     * @param x a row of {@code width} numbers per node
     * @param into gets the sums of the nodes, at their rows
     * @param from first node
     * @param to end of the nodes
     */
    void of(CsrGraph graph, double[] x, double[] into, int width, int from, int to);

    /** By plain loops. */
    static RowSums plain() {
        return new PlainRowSums();
    }

    /**
     * Adds up floats; more than {@link #MANY} of them in doubles.
     *
     * @param x a row of {@code stride} numbers per node
     * @param into gets the sums of the nodes, at their rows
     * @param width how many numbers of a row are added up
     * @param from first node
     * @param to end of the nodes
     */
    void of(CsrGraph graph, float[] x, float[] into, int width, int stride, int from, int to);

    /** The sums of one node that has many neighbours. */
    static void many(CsrGraph graph, float[] x, float[] into, int width, int stride, int node) {
        int[] target = graph.target();
        float[] weight = graph.weight();
        var sum = new double[width];
        for (int e = graph.start()[node]; e < graph.start()[node + 1]; e++) {
            int row = HEAD + target[e] * stride;
            double w = weight == null ? 1 : weight[e];
            for (int k = 0; k < width; k++) {
                sum[k] += w * x[row + k];
            }
        }
        for (int k = 0; k < width; k++) {
            into[HEAD + node * stride + k] = (float) sum[k];
        }
    }
}
