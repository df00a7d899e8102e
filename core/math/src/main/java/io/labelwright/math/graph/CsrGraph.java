package io.labelwright.math.graph;

import io.labelwright.spi.kernel.Execution;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An undirected graph in compressed rows: the neighbours of a node stand one after the other, by ascending number, and
 * each edge stands in the rows of both its ends. No loops, no edge twice.
 *
 * @param start per node where its neighbours begin, one more for the end of the last
 * @param target neighbours
 * @param weight of the edge to each, above 0; null where all are 1
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record CsrGraph(int[] start, int[] target, float @Nullable [] weight) {

    /** Nodes that are one piece of work. */
    static final int PIECE = 1 << 12;

    /**
     * The graph of some pairs. An edge that is given in one direction only counts for both. Pairs that come again in
     * the same direction add up; of the two directions the heavier one counts, so that a list which has each edge in
     * both is the same as one which has it once. The order of the pairs changes nothing. O(pairs), beside the sorting
     * of rows.
     *
     * @param nodes how many there are
     */
    public static CsrGraph of(int nodes, Edges edges, Execution execution) {
        return new GraphBuilder(nodes, execution).build(edges);
    }

    /** How many nodes there are. */
    public int nodes() {
        return start.length - 1;
    }

    /** How many edges there are, each counted once. */
    public long edges() {
        return target.length / 2;
    }

    /** How many neighbours a node has. */
    public int degree(int node) {
        return start[node + 1] - start[node];
    }

    /** The sum of the weights of a node's edges, in the order of its neighbours. */
    public double weightedDegree(int node) {
        if (weight == null) {
            return degree(node);
        }
        double sum = 0;
        for (int e = start[node]; e < start[node + 1]; e++) {
            sum += weight[e];
        }
        return sum;
    }

    /** {@link #weightedDegree} of every node. */
    public double[] weightedDegrees() {
        var degrees = new double[nodes()];
        Arrays.setAll(degrees, this::weightedDegree);
        return degrees;
    }

    /** Another weight of an edge. */
    @FunctionalInterface
    public interface Reweight {

        /** The new weight, above 0; the same number for both directions. */
        double of(int node, int other, double before);
    }

    /** The same edges with other weights. */
    public CsrGraph reweighted(Reweight reweight, Execution execution) {
        var weights = new float[target.length];
        execution.forEach((nodes() + PIECE - 1) / PIECE, (lane, piece) -> {
            int to = Math.min(nodes(), (piece + 1) * PIECE);
            for (int node = piece * PIECE; node < to; node++) {
                for (int e = start[node]; e < start[node + 1]; e++) {
                    double other = reweight.of(node, target[e], weight == null ? 1 : weight[e]);
                    weights[e] = (float) Math.max(Float.MIN_NORMAL, Math.min(Float.MAX_VALUE, other));
                }
            }
        });
        return new CsrGraph(start, target, weights);
    }

    /**
     * The graph of some nodes and the edges between them.
     *
     * @param nodes in the order in which they are numbered in the result
     */
    public CsrGraph of(int[] nodes, Execution execution) {
        var numberOf = new int[nodes()];
        Arrays.fill(numberOf, -1);
        for (int i = 0; i < nodes.length; i++) {
            numberOf[nodes[i]] = i;
        }
        return new GraphBuilder(nodes.length, execution).rowsOf(this, nodes, numberOf);
    }
}
