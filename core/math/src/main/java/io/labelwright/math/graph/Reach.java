package io.labelwright.math.graph;

import java.util.Arrays;

/**
 * The nodes that can be reached from some others, nearest first: a search in breadth from all of them at once. Its
 * order is also one in which neighbours lie near one another, which is what sums over neighbours ask for. O(nodes +
 * edges).
 *
 * @param order the nodes that are reached: those it started from in their order, then by steps
 * @param steps per node of the graph how many edges it is away from the nearest start; -1 where nothing reaches it
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record Reach(int[] order, int[] steps) {

    /**
     * Searches.
     *
     * @param from nodes to start from; one that comes again counts once
     */
    public static Reach of(CsrGraph graph, int[] from) {
        var steps = new int[graph.nodes()];
        Arrays.fill(steps, -1);
        var order = new int[graph.nodes()];
        int reached = 0;
        for (int node : from) {
            if (steps[node] < 0) {
                steps[node] = 0;
                order[reached++] = node;
            }
        }
        for (int at = 0; at < reached; at++) {
            int node = order[at];
            for (int e = graph.start()[node]; e < graph.start()[node + 1]; e++) {
                int other = graph.target()[e];
                if (steps[other] < 0) {
                    steps[other] = steps[node] + 1;
                    order[reached++] = other;
                }
            }
        }
        return new Reach(Arrays.copyOf(order, reached), steps);
    }
}
