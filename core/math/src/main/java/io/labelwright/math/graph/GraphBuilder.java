package io.labelwright.math.graph;

import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of a graph: counts what each row will hold, scatters, sorts each row and puts together what is the
 * same edge. Threads scatter into a row in any order; sorting by neighbour, direction and weight gives it one order, in
 * which weights are added.
 *
 * <p>While it is built an entry is a long: the neighbour, then one bit for the direction in which the pair was given,
 * then the bits of the weight, which for numbers that are not negative have the order of the numbers.
 */
final class GraphBuilder {

    private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int ONE = Float.floatToRawIntBits(1f);

    private final int nodes;
    private final Execution execution;
    private final int pieces;

    GraphBuilder(int nodes, Execution execution) {
        this.nodes = nodes;
        this.execution = execution;
        this.pieces = (nodes + CsrGraph.PIECE - 1) / CsrGraph.PIECE;
    }

    CsrGraph build(Edges edges) {
        var counts = new int[nodes + 1];
        execution.forEach(
                edges.pieces(),
                (lane, piece) -> edges.read(piece, (source, target, weight) -> {
                    check(source, target, weight);
                    CELLS.getAndAdd(counts, source, 1);
                    CELLS.getAndAdd(counts, target, 1);
                }));
        int[] start = starts(counts);
        var entries = new long[start[nodes]];
        int[] next = Arrays.copyOf(start, nodes);
        execution.forEach(
                edges.pieces(),
                (lane, piece) -> edges.read(piece, (source, target, weight) -> {
                    int bits = Float.floatToRawIntBits(weight);
                    entries[(int) CELLS.getAndAdd(next, source, 1)] = entry(target, 0, bits);
                    entries[(int) CELLS.getAndAdd(next, target, 1)] = entry(source, 1, bits);
                }));
        return compact(start, entries, true);
    }

    /** The rows of some nodes of a graph, with only those neighbours that have a number. */
    CsrGraph rowsOf(CsrGraph graph, int[] chosen, int[] numberOf) {
        var counts = new int[nodes + 1];
        forEachNode(node -> {
            int count = 0;
            for (int e = graph.start()[chosen[node]]; e < graph.start()[chosen[node] + 1]; e++) {
                count += numberOf[graph.target()[e]] >= 0 ? 1 : 0;
            }
            counts[node] = count;
        });
        int[] start = starts(counts);
        var entries = new long[start[nodes]];
        float[] weight = graph.weight();
        forEachNode(node -> {
            int at = start[node];
            for (int e = graph.start()[chosen[node]]; e < graph.start()[chosen[node] + 1]; e++) {
                int number = numberOf[graph.target()[e]];
                if (number >= 0) {
                    entries[at++] = entry(number, 0, weight == null ? ONE : Float.floatToRawIntBits(weight[e]));
                }
            }
        });
        return compact(start, entries, false);
    }

    private void check(int source, int target, float weight) {
        if (source == target || !(weight > 0 && weight < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("an edge from " + source + " to " + target + " with weight " + weight);
        }
    }

    private static long entry(int node, int direction, int bits) {
        // A weight has no sign, so 31 bits are enough for it.
        return (long) node << 32 | (long) direction << 31 | bits;
    }

    /** Where rows begin, of how many entries they have. */
    private int[] starts(int[] counts) {
        var start = new int[nodes + 1];
        long sum = 0;
        for (int node = 0; node < nodes; node++) {
            sum += counts[node];
            if (sum > Integer.MAX_VALUE - 16) {
                throw new LabelingException(
                        StandardError.MEMORY,
                        null,
                        "the graph has more than " + (Integer.MAX_VALUE - 16) / 2 + " edges",
                        "give each item fewer neighbours");
            }
            start[node + 1] = (int) sum;
        }
        return start;
    }

    /** Sorts rows and, where asked to, makes one of entries for the same neighbour. */
    private CsrGraph compact(int[] start, long[] entries, boolean merging) {
        var counts = new int[nodes + 1];
        var weighted = new AtomicBoolean();
        forEachNode(node -> {
            Arrays.sort(entries, start[node], start[node + 1]);
            counts[node] = merging ? merge(entries, start[node], start[node + 1]) : start[node + 1] - start[node];
            for (int e = start[node]; e < start[node] + counts[node] && !weighted.get(); e++) {
                if ((int) entries[e] != ONE) {
                    weighted.set(true);
                }
            }
        });
        int[] packed = merging ? starts(counts) : start;
        var target = new int[packed[nodes]];
        float @Nullable [] weight = weighted.get() ? new float[target.length] : null;
        forEachNode(node -> {
            int from = start[node];
            for (int to = packed[node]; to < packed[node + 1]; to++, from++) {
                target[to] = (int) (entries[from] >>> 32);
                if (weight != null) {
                    weight[to] = Float.intBitsToFloat((int) entries[from]);
                }
            }
        });
        return new CsrGraph(packed, target, weight);
    }

    /** Leaves one entry per neighbour, with the heavier direction's sum and no direction; returns how many. */
    private static int merge(long[] entries, int from, int to) {
        int at = from;
        int e = from;
        while (e < to) {
            long node = entries[e] >>> 32;
            float best = 0;
            while (e < to && entries[e] >>> 32 == node) {
                long direction = entries[e] >>> 31;
                double sum = 0;
                while (e < to && entries[e] >>> 31 == direction) {
                    sum += Float.intBitsToFloat((int) entries[e] & Integer.MAX_VALUE);
                    e++;
                }
                best = Math.max(best, (float) Math.min(sum, Float.MAX_VALUE));
            }
            entries[at++] = node << 32 | Float.floatToRawIntBits(best);
        }
        return at - from;
    }

    private interface NodeTask {
        void run(int node);
    }

    private void forEachNode(NodeTask task) {
        execution.forEach(pieces, (lane, piece) -> {
            int to = Math.min(nodes, (piece + 1) * CsrGraph.PIECE);
            for (int node = piece * CsrGraph.PIECE; node < to; node++) {
                task.run(node);
            }
        });
    }
}
