package io.labelwright.math.graph;

import java.util.Arrays;

/**
 * Puts nodes into clusters that fit into a processor's own cache, so that sums over neighbours mostly read what is
 * near. A cluster is what a search in breadth finds from one node until it is full; the next one begins beside the
 * cluster that was made last, where there is room, so that clusters that follow each other are neighbours, too. (A
 * search in breadth over the whole graph is no good order where it begins at many nodes, or spreads fast: neighbours
 * are then as far apart as its front is wide.)
 */
final class NodeClusters {

    /** With rows of one line of memory each, a cluster takes a megabyte. */
    private static final int MOST = 1 << 14;

    private final CsrGraph graph;
    private final int most;
    private final boolean[] seen;
    private final int[] order;
    private int reached;
    /** Per node the first of its edges that may lead to a node that is not in a cluster. */
    private final int[] open;
    /** Nodes whose neighbours may not all be in clusters. */
    private final int[] waiting;

    private int waits;

    private NodeClusters(CsrGraph graph, int most) {
        this.graph = graph;
        this.most = most;
        this.seen = new boolean[graph.nodes()];
        this.order = new int[graph.nodes()];
        this.open = Arrays.copyOf(graph.start(), graph.nodes());
        this.waiting = new int[graph.nodes()];
    }

    /**
     * The nodes that can be reached from some others, cluster after cluster.
     *
     * @param from where to begin
     */
    static int[] order(CsrGraph graph, int[] from) {
        return order(graph, from, MOST);
    }

    /** @param most nodes of a cluster */
    static int[] order(CsrGraph graph, int[] from, int most) {
        return new NodeClusters(graph, most).order(from);
    }

    private int[] order(int[] from) {
        for (int node : from) {
            for (int next = seen[node] ? -1 : node; next >= 0; next = beside()) {
                fill(next);
            }
        }
        return Arrays.copyOf(order, reached);
    }

    private void fill(int node) {
        int first = reached;
        int end = (int) Math.min(order.length, (long) first + most);
        take(node);
        for (int at = first; at < reached && reached < end; at++) {
            for (int next = next(order[at]); next >= 0 && reached < end; next = next(order[at])) {
                take(next);
            }
        }
        // The first one is looked at first, so that its neighbours are still near.
        for (int at = reached - 1; at >= first; at--) {
            waiting[waits++] = order[at];
        }
    }

    private void take(int node) {
        seen[node] = true;
        order[reached++] = node;
    }

    /** A neighbour that is in no cluster, or -1. */
    private int next(int node) {
        int end = graph.start()[node + 1];
        int at = open[node];
        while (at < end && seen[graph.target()[at]]) {
            at++;
        }
        open[node] = at;
        return at < end ? graph.target()[at] : -1;
    }

    /** A node in no cluster beside the last one, or beside one before it; -1 when there is none. */
    private int beside() {
        for (; waits > 0; waits--) {
            int node = next(waiting[waits - 1]);
            if (node >= 0) {
                return node;
            }
        }
        return -1;
    }
}
