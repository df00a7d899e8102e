package io.labelwright.propagate.lpa;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Stepwise;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Each node takes the label that most of its neighbours have, by the weight of the edges, over and over until none
 * wants another one. A node changes only for a label that is strictly better than its own; of several it takes the one
 * that a hash of node and label puts first.
 *
 * <p>Updating all nodes at once would let the two sides of a bipartite graph swap labels for ever, and updating one
 * after the other would leave no work for a second thread. So a step goes through groups of nodes, drawn anew for each
 * step by a hash of the node: nodes of a group look at the labels as they were before the group, those of later groups
 * see what it changed. Two neighbours that fall into one group and swap will not do so for long. Only nodes are looked
 * at of which a neighbour has changed. Raghavan, Albert, Kumara 2007 (Near linear time algorithm to detect community
 * structures in large-scale networks). O(edges) per step at most, soon much less.
 */
public final class NeighbourVotes implements Stepwise {

    private static final int GROUPS = 8;

    private final NeighbourSums sums;
    private final CsrGraph graph;
    private final int[] start;
    private final boolean[] held;
    private final int labels;
    private final double tolerance;
    private final SeededRandom random;
    private final int[] label;
    /** Nodes of a piece that move, from the place of its first node on; how many are in {@link #moving}. */
    private final int[] mover;
    /** Per mover its new label. */
    private final int[] wanted;

    private final int[] moving;
    private final byte[] active;
    private final byte[] group;
    private final long[] changed;
    private final Lane[] lanes;
    private final Execution execution;

    /**
     * A vote.
     *
     * @param start per node its label before the first step, -1 for none
     * @param held per node whether it keeps its label
     * @param labels how many labels there are
     * @param tolerance it ends when at most so large a share of nodes changes in a step
     */
    public NeighbourVotes(
            NeighbourSums sums,
            int[] start,
            boolean[] held,
            int labels,
            double tolerance,
            SeededRandom random,
            Execution execution) {
        this.sums = sums;
        this.graph = sums.graph();
        this.start = start;
        this.held = held;
        this.labels = labels;
        this.tolerance = tolerance;
        this.random = random;
        this.execution = execution;
        this.label = new int[start.length];
        this.mover = new int[start.length];
        this.wanted = new int[start.length];
        this.moving = new int[sums.pieces()];
        this.active = new byte[start.length];
        this.group = new byte[start.length];
        this.changed = new long[sums.pieces()];
        this.lanes = new Lane[execution.lanes()];
    }

    /** Per node its label, -1 for none. */
    public int[] labels() {
        return label;
    }

    @Override
    public String words() {
        return tolerance + " " + labels + " " + label.length + " " + graph.edges();
    }

    @Override
    public void begin() {
        System.arraycopy(start, 0, label, 0, label.length);
        Arrays.fill(active, (byte) 1);
    }

    @Override
    public double step(int index) {
        Arrays.fill(changed, 0);
        forEach((lane, piece, from, to) -> {
            for (int node = from; node < to; node++) {
                group[node] = (byte) (random.bits(node, index) >>> 32 & GROUPS - 1);
            }
        });
        for (int g = 0; g < GROUPS; g++) {
            byte now = (byte) g;
            forEach((lane, piece, from, to) -> lane.vote(piece, now, from, to));
            forEach((lane, piece, from, to) -> changed[piece] += take(piece, from));
        }
        return (double) Arrays.stream(changed).sum() / label.length;
    }

    private interface Run {
        void of(Lane lane, int piece, int from, int to);
    }

    private void forEach(Run run) {
        int piece = (graph.nodes() + sums.pieces() - 1) / sums.pieces();
        execution.forEach(sums.pieces(), (lane, index) -> {
            if (lanes[lane] == null) {
                lanes[lane] = new Lane();
            }
            int from = Math.min(graph.nodes(), index * piece);
            run.of(lanes[lane], index, from, Math.min(graph.nodes(), from + piece));
        });
    }

    /** Lets nodes have what they want, and their neighbours look again. */
    private long take(int piece, int from) {
        int[] target = graph.target();
        for (int i = from; i < from + moving[piece]; i++) {
            int node = mover[i];
            label[node] = wanted[i];
            for (int e = graph.start()[node]; e < graph.start()[node + 1]; e++) {
                active[target[e]] = 1;
            }
        }
        return moving[piece];
    }

    /** What one thread counts with. */
    private final class Lane {

        private final LabelTally tally = new LabelTally();

        /** Puts down which nodes of the group want another label. */
        void vote(int piece, byte now, int from, int to) {
            int count = from;
            for (int node = from; node < to; node++) {
                if (active[node] != 0 && group[node] == now) {
                    active[node] = 0;
                    int best = held[node] ? label[node] : best(node);
                    if (best != label[node]) {
                        mover[count] = node;
                        wanted[count++] = best;
                    }
                }
            }
            moving[piece] = count - from;
        }

        private int best(int node) {
            int first = graph.start()[node];
            int end = graph.start()[node + 1];
            tally.clear(end - first);
            int[] target = graph.target();
            float[] weights = graph.weight();
            for (int e = first; e < end; e++) {
                int other = label[target[e]];
                if (other >= 0) {
                    tally.add(other, weights == null ? 1 : weights[e]);
                }
            }
            int best = label[node];
            double most = best < 0 ? 0 : tally.weightOf(best);
            boolean own = true;
            long rank = 0;
            for (int i = 0; i < tally.size(); i++) {
                double one = tally.weight(i);
                if (one < most || one == most && own) {
                    continue;
                }
                long other = rank(node, tally.label(i));
                if (one > most || other < rank || other == rank && tally.label(i) < best) {
                    best = tally.label(i);
                    most = one;
                    own = false;
                    rank = other;
                }
            }
            return best;
        }

        /** Of labels with the same weight the one with the lowest is taken. */
        private long rank(int node, int label) {
            return SeededRandom.of(label).bits(node, 0);
        }
    }

    @Override
    public boolean isDone(double residual, int index) {
        return residual <= tolerance;
    }

    @Override
    public long size() {
        return 5L * label.length;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (int one : label) {
            out.writeInt(one);
        }
        out.write(active);
    }

    @Override
    public void read(DataInput in) throws IOException {
        for (int node = 0; node < label.length; node++) {
            label[node] = in.readInt();
        }
        in.readFully(active);
    }
}
