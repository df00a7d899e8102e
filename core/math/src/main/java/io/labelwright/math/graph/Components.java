package io.labelwright.math.graph;

import java.util.Arrays;

/**
 * Which nodes are connected. O(nodes + edges).
 *
 * @param of per node its component; they are numbered from 0 in the order of their first nodes
 * @param count how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record Components(int[] of, int count) {

    /** Finds them. */
    public static Components of(CsrGraph graph) {
        var of = new int[graph.nodes()];
        Arrays.fill(of, -1);
        var queue = new int[graph.nodes()];
        int count = 0;
        for (int first = 0; first < of.length; first++) {
            if (of[first] >= 0) {
                continue;
            }
            int end = 0;
            queue[end++] = first;
            of[first] = count;
            for (int at = 0; at < end; at++) {
                for (int e = graph.start()[queue[at]]; e < graph.start()[queue[at] + 1]; e++) {
                    int other = graph.target()[e];
                    if (of[other] < 0) {
                        of[other] = count;
                        queue[end++] = other;
                    }
                }
            }
            count++;
        }
        return new Components(of, count);
    }
}
