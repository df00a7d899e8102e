package io.labelwright.math.graph;

/**
 * Sums over neighbours for a run of nodes, for {@link NeighbourSums}. All implementations give the same bits: each
 * number of a row is added up by itself, neighbours in their order, a product rounded before it is added.
 */
public interface RowSums {

    /** The width of a row is a multiple of this. */
    int AT_ONCE = 4;

    /**
     * Adds up.
     *
     * @param x a row of {@code width} numbers per node
     * @param into gets the sums of the nodes, at their rows
     * @param from first node
     * @param to end of the nodes
     */
    void of(CsrGraph graph, double[] x, double[] into, int width, int from, int to);
}
