package io.labelwright.math.graph;

import java.util.Arrays;

/**
 * The nodes that can be reached from some others, how far they are, and an order in which neighbours stand near one
 * another, which is what sums over neighbours ask for. O(nodes + edges).
 *
 * @param order the nodes that are reached, those of a {@link NodeClusters cluster} side by side
 * @param steps per node of the graph how many edges it is away from the nearest start; -1 where nothing reaches it
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record Reach(int[] order, int[] steps) {

    /**
     * Searches in breadth from all of them at once.
     *
     * @param from nodes to start from; one that comes again counts once
     */
    public static Reach of(CsrGraph graph, int[] from) {
        return new Reach(NodeClusters.order(graph, from), steps(graph, from));
    }

    /**
     * Only how far nodes are.
     *
     * @param from nodes to start from
     * @return {@link #steps}
     */
    public static int[] steps(CsrGraph graph, int[] from) {
        var steps = new int[graph.nodes()];
        Arrays.fill(steps, -1);
        var queue = new int[graph.nodes()];
        int reached = 0;
        for (int node : from) {
            if (steps[node] < 0) {
                steps[node] = 0;
                queue[reached++] = node;
            }
        }
        for (int at = 0; at < reached; at++) {
            int node = queue[at];
            for (int e = graph.start()[node]; e < graph.start()[node + 1]; e++) {
                int other = graph.target()[e];
                if (steps[other] < 0) {
                    steps[other] = steps[node] + 1;
                    queue[reached++] = other;
                }
            }
        }
        return steps;
    }
}
