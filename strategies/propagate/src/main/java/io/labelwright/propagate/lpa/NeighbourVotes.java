package io.labelwright.propagate.lpa;

import io.labelwright.math.graph.CsrGraph;
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
 * after the other would leave no work for a second thread. So a step goes through groups of blocks of nodes, drawn anew
 * for each step. The nodes of a block take their turns in an order that is drawn too and see what those before them
 * have changed ({@link BlockVote}); blocks of a group see one another as they were before the group, those of later
 * groups see what it changed. Two neighbours in blocks of one group that swap will not do so for long. Blocks rather
 * than nodes are grouped because the rows of a block lie one after the other in memory: reading every eighth row costs
 * more than all the rest. Only nodes are looked at of which a neighbour has changed. Raghavan, Albert, Kumara 2007
 * (Near linear time algorithm to detect community structures in large-scale networks). O(edges) per step at most, soon
 * much less.
 */
public final class NeighbourVotes implements Stepwise {

    private static final int GROUPS = 8;
    /** Blocks that are one piece of work. */
    private static final int PIECE = 8;

    private final CsrGraph graph;
    private final int[] start;
    private final boolean[] held;
    private final int labels;
    private final double tolerance;
    private final SeededRandom random;
    private final int[] label;
    private final int[] wanted;
    private final byte[] active;
    /** Blocks by their groups. */
    private final int[] order;

    private final int[] groupEnd = new int[GROUPS];
    /** Per block how many nodes want another label. */
    private final int[] moving;

    private final BlockVote[] lanes;
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
            CsrGraph graph,
            int[] start,
            boolean[] held,
            int labels,
            double tolerance,
            SeededRandom random,
            Execution execution) {
        this.graph = graph;
        this.start = start;
        this.held = held;
        this.labels = labels;
        this.tolerance = tolerance;
        this.random = random;
        this.execution = execution;
        this.label = new int[start.length];
        this.wanted = new int[start.length];
        this.active = new byte[start.length];
        this.order = new int[(start.length + BlockVote.NODES - 1) / BlockVote.NODES];
        this.moving = new int[order.length];
        this.lanes = new BlockVote[execution.lanes()];
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
        SeededRandom drawn = random.stream(index);
        drawGroups(drawn);
        int from = 0;
        for (int end : groupEnd) {
            forEach(from, end, (lane, block) -> moving[block] = lane.vote(block, drawn.bits(block, 1)));
            forEach(from, end, (lane, block) -> take(block));
            from = end;
        }
        return Arrays.stream(moving).asLongStream().sum() / (double) label.length;
    }

    private void drawGroups(SeededRandom drawn) {
        int at = 0;
        for (int group = 0; group < GROUPS; group++) {
            for (int block = 0; block < order.length; block++) {
                if (drawn.below(GROUPS, block, 0) == group) {
                    order[at++] = block;
                }
            }
            groupEnd[group] = at;
        }
    }

    private interface Work {
        void of(BlockVote lane, int block);
    }

    private void forEach(int from, int end, Work work) {
        execution.forEach((end - from + PIECE - 1) / PIECE, (lane, piece) -> {
            if (lanes[lane] == null) {
                lanes[lane] = new BlockVote(graph, label, wanted, active, held);
            }
            int first = from + piece * PIECE;
            for (int i = first; i < Math.min(end, first + PIECE); i++) {
                work.of(lanes[lane], order[i]);
            }
        });
    }

    /** Lets nodes have what they want, and their neighbours look again. */
    private void take(int block) {
        if (moving[block] == 0) {
            return;
        }
        int[] target = graph.target();
        int from = block * BlockVote.NODES;
        int to = Math.min(label.length, from + BlockVote.NODES);
        for (int node = from; node < to; node++) {
            if (label[node] != wanted[node]) {
                label[node] = wanted[node];
                for (int e = graph.start()[node]; e < graph.start()[node + 1]; e++) {
                    active[target[e]] = 1;
                }
            }
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
