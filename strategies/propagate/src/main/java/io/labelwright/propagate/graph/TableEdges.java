package io.labelwright.propagate.graph;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.Edges;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the table {@code graph} as edges between items. A row from an item to itself, one whose weight is 0 and
 * one with an item that is not in view make no edge; a weight that is missing, below 0 or no number is an error with
 * its row.
 */
final class TableEdges implements Edges {

    private static final int SOURCE = TableKind.GRAPH.column("source");
    private static final int TARGET = TableKind.GRAPH.column("target");
    private static final int WEIGHT = TableKind.GRAPH.column("weight");
    /** Bits of a place that hold the row in its segment. */
    private static final int ROW_BITS = 17;

    private static final long NONE = Long.MAX_VALUE;

    private final String writer;
    private final Table table;
    private final Dictionary ids;
    /** Per code of a column its item, -1 where that is not in view. */
    private final int[] sourceOf;

    private final int[] targetOf;
    private final LongAdder loops = new LongAdder();
    private final LongAdder weightless = new LongAdder();
    private final LongAdder used = new LongAdder();
    private final AtomicLong firstLoop = new AtomicLong(NONE);
    private final AtomicLong firstWeightless = new AtomicLong(NONE);
    private final AtomicLong firstBad = new AtomicLong(NONE);

    TableEdges(Inputs in) {
        this.writer = in.writer(TableKind.GRAPH);
        this.table = in.table(TableKind.GRAPH);
        this.ids = in.items().ids();
        this.sourceOf = items(table.dictionary(SOURCE));
        this.targetOf = items(table.dictionary(TARGET));
    }

    private int[] items(Dictionary names) {
        var items = new int[names.size()];
        Arrays.setAll(items, code -> ids.find(names, code));
        return items;
    }

    @Override
    public int pieces() {
        return table.segments().size();
    }

    @Override
    public void read(int piece, Sink sink) {
        Segment segment = table.segments().get(piece);
        Column source = segment.column(SOURCE);
        Column target = segment.column(TARGET);
        Column weights = segment.column(WEIGHT);
        for (int row = 0; row < segment.rows(); row++) {
            int from = item(sourceOf, source.code(row));
            int to = item(targetOf, target.code(row));
            if (from >= 0 && to >= 0 && from != to) {
                float weight = single(weights.number(row));
                if (weight > 0) {
                    sink.edge(from, to, weight);
                }
            }
        }
    }

    /** A weight as it is computed with: what is not 0 stays so. */
    private static float single(double weight) {
        return weight > 0 ? (float) Math.max(Float.MIN_NORMAL, Math.min(Float.MAX_VALUE, weight)) : 0;
    }

    private static int item(int[] of, int code) {
        return code < 0 ? -1 : of[code];
    }

    /**
     * Looks at all rows before anything is made of them.
     *
     * @throws LabelingException with the first row whose weight is no weight
     */
    void check(Execution execution) {
        execution.forEach(pieces(), (lane, piece) -> {
            Segment segment = table.segments().get(piece);
            Column source = segment.column(SOURCE);
            Column target = segment.column(TARGET);
            Column weights = segment.column(WEIGHT);
            for (int row = 0; row < segment.rows(); row++) {
                long place = (long) piece << ROW_BITS | row;
                double weight = weights.number(row);
                int from = item(sourceOf, source.code(row));
                int to = item(targetOf, target.code(row));
                if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                    firstBad.accumulateAndGet(place, Math::min);
                } else if (from >= 0 && from == to) {
                    loops.increment();
                    firstLoop.accumulateAndGet(place, Math::min);
                } else if (weight == 0) {
                    weightless.increment();
                    firstWeightless.accumulateAndGet(place, Math::min);
                } else if (from >= 0 && to >= 0) {
                    used.increment();
                }
            }
        });
        if (firstBad.get() != NONE) {
            double weight = segment(firstBad.get()).column(WEIGHT).number(row(firstBad.get()));
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    null,
                    "the edge " + told(firstBad.get()) + " has "
                            + (Double.isNaN(weight) ? "no weight" : "the weight " + weight),
                    "a weight is a number of at least 0; leave the column out where all edges weigh the same");
        }
    }

    /** Says what made no edge, or no edge of its own. */
    void tell(Outputs out, CsrGraph graph) {
        long repeated = used.sum() - graph.edges();
        out.fact("repeated_edges", (double) repeated);
        out.fact("self_loops", loops.sum());
        if (loops.sum() > 0) {
            warn(out, loops.sum(), "lead from an item to itself and are left out", firstLoop.get());
        }
        if (weightless.sum() > 0) {
            warn(out, weightless.sum(), "weigh 0 and are none", firstWeightless.get());
        }
    }

    private void warn(Outputs out, long count, String what, long first) {
        out.report(Problem.warning(
                StandardError.BAD_ROW, null, count + " edges " + what + ", the first one " + told(first), null));
    }

    /** Which row it is, in the words of who looks for it. */
    private String told(long place) {
        Segment segment = segment(place);
        int row = row(place);
        String ends = "from '" + segment.column(SOURCE).text(row) + "' to '"
                + segment.column(TARGET).text(row) + "'";
        String file = cell(segment, "_file", row);
        String line = cell(segment, "_line", row);
        return file == null || line == null ? ends + " of stage '" + writer + "'" : ends + " in " + file + ":" + line;
    }

    private @Nullable String cell(Segment segment, String name, int row) {
        int at = table.find(name);
        if (at < 0 || segment.column(at).isMissing(row)) {
            return null;
        }
        Column column = segment.column(at);
        return name.equals("_line") ? Long.toString(column.integer(row)) : column.text(row);
    }

    private Segment segment(long place) {
        return table.segments().get((int) (place >>> ROW_BITS));
    }

    private static int row(long place) {
        return (int) (place & (1L << ROW_BITS) - 1);
    }
}
