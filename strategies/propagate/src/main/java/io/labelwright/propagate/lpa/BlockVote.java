package io.labelwright.propagate.lpa;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The votes of one block of nodes, one after the other, and what one thread counts them with. The labels of all
 * neighbours are fetched first, row after row, before anything is decided by one of them: so many far reads at once are
 * what a processor is good at. What changes inside the block is put right in what was fetched.
 */
final class BlockVote {

    /** Nodes of a block: the labels of their neighbours should stay in the nearest cache. A power of two. */
    static final int NODES = 256;

    private static final int BITS = 8;

    private final CsrGraph graph;
    private final int[] label;
    private final int[] wanted;
    private final byte[] active;
    private final boolean[] held;

    private final LabelTally tally = new LabelTally();
    private final float @Nullable [] weights;
    /** Per edge of the block the label at its other end. */
    private int[] near = new int[NODES * 16];
    /** Per node of the block whether its turn is still to come. */
    private final boolean[] waiting = new boolean[NODES];

    /**
     * Votes.
     *
     * @param label per node its label before this group of blocks
     * @param wanted gets the labels that nodes of a block have after it
     * @param active per node whether it has to look again; it has after its turn
     * @param held per node whether it keeps its label
     */
    BlockVote(CsrGraph graph, int[] label, int[] wanted, byte[] active, boolean[] held) {
        this.graph = graph;
        this.label = label;
        this.wanted = wanted;
        this.active = active;
        this.held = held;
        this.weights = graph.weight();
    }

    /**
     * Gives each node that has to look again its turn; returns how many want another label.
     *
     * @param order random bits, of which the order of turns is made
     */
    int vote(int block, long order) {
        int from = block * NODES;
        int to = Math.min(label.length, from + NODES);
        if (!fetch(from, to)) {
            return 0;
        }
        System.arraycopy(label, from, wanted, from, to - from);
        int moving = 0;
        for (int i = 0; i < NODES; i++) {
            int place = place(i, order);
            if (waiting[place]) {
                waiting[place] = false;
                int node = from + place;
                int best = best(node, graph.start()[from]);
                if (best != label[node]) {
                    wanted[node] = best;
                    moving++;
                    tell(node, best, from, to);
                }
            }
        }
        return moving;
    }

    /**
     * Whose turn it is: all of a block, each once, in an order in which neighbours in a row do not follow one another,
     * or else a label would run along them. Odd factors and the shift can be undone, so no two turns are the same one.
     */
    static int place(int turn, long order) {
        int mixed = turn * ((int) order | 1) & NODES - 1;
        mixed ^= mixed >>> BITS / 2;
        return mixed * ((int) (order >>> 16) | 1) + (int) (order >>> 32) & NODES - 1;
    }

    /** Fetches what the neighbours of nodes that have to look again have; false when no node has to. */
    private boolean fetch(int from, int to) {
        int[] target = graph.target();
        int[] start = graph.start();
        int base = start[from];
        if (near.length < start[to] - base) {
            near = new int[start[to] - base];
        }
        boolean any = false;
        for (int node = from; node < to; node++) {
            if (active[node] != 0) {
                active[node] = 0;
                if (!held[node]) {
                    waiting[node - from] = true;
                    any = true;
                    for (int e = start[node]; e < start[node + 1]; e++) {
                        near[e - base] = label[target[e]];
                    }
                }
            }
        }
        return any;
    }

    /** Those of the block whose turn is still to come see a change. */
    private void tell(int node, int best, int from, int to) {
        int[] target = graph.target();
        int[] start = graph.start();
        for (int e = start[node]; e < start[node + 1]; e++) {
            int other = target[e];
            if (other >= from && other < to && waiting[other - from]) {
                near[Arrays.binarySearch(target, start[other], start[other + 1], node) - start[from]] = best;
            }
        }
    }

    private int best(int node, int base) {
        int own = label[node];
        int first = graph.start()[node];
        int end = graph.start()[node + 1];
        double all = 0;
        double mine = 0;
        if (weights == null) {
            int others = 0;
            for (int e = first; e < end; e++) {
                int apart = near[e - base] ^ own;
                // 1 unless it is 0, without a branch: which neighbours are of one's own kind can't be guessed.
                others += (apart | -apart) >>> 31;
            }
            all = end - first;
            mine = all - others;
        } else {
            for (int e = first; e < end; e++) {
                all += weights[e];
                mine += near[e - base] == own ? weights[e] : 0;
            }
        }
        if (own < 0) {
            mine = 0;
        } else if (2 * mine >= all) {
            return own;
        }
        tally.clear(end - first);
        for (int e = first; e < end; e++) {
            if (near[e - base] >= 0) {
                tally.add(near[e - base], weights == null ? 1 : weights[e]);
            }
        }
        return best(node, own, mine);
    }

    /** The label that weighs most, if it weighs more than its own. */
    private int best(int node, int own, double mine) {
        int best = own;
        double most = mine;
        long rank = 0;
        for (int i = 0; i < tally.size(); i++) {
            double one = tally.weight(i);
            if (one < most || one == most && best == own) {
                continue;
            }
            long other = SeededRandom.of(tally.label(i)).bits(node, 0);
            if (one > most || other < rank) {
                best = tally.label(i);
                most = one;
                rank = other;
            }
        }
        return best;
    }
}
