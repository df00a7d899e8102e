package io.labelwright.prelabel.rules;

import io.labelwright.math.overlap.FunctionCounts;
import io.labelwright.math.overlap.FunctionMetrics;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How much rules cover, how often they meet and contradict each other, and how often they are right where items have
 * labels already. One pass over the answers, which stand item by item.
 */
final class RuleStatistics {

    private static final int ITEM = TableKind.ANNOTATIONS.column("item");
    private static final int ANNOTATOR = TableKind.ANNOTATIONS.column("annotator");
    private static final int LABEL = TableKind.ANNOTATIONS.column("label");

    private final ItemLabels known;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final long[] cells;
    private final long[] judged;
    private final long[] right;

    /** The answers to the item at hand. */
    private final int[] function;

    private final short[] label;
    private int size;
    private int item = -1;

    private RuleStatistics(List<String> rules, ItemLabels known) {
        this.known = known;
        rules.forEach(rule -> numbers.put(rule, numbers.size()));
        this.cells = new long[FunctionCounts.cells(rules.size())];
        this.judged = new long[rules.size()];
        this.right = new long[rules.size()];
        this.function = new int[rules.size()];
        this.label = new short[rules.size()];
    }

    static void write(Inputs in, Table answers, List<String> rules, String stage, Outputs out) {
        var statistics = new RuleStatistics(rules, in.labels());
        for (Segment segment : answers.segments()) {
            statistics.add(segment);
        }
        statistics.endItem();
        FunctionCounts counts =
                FunctionCounts.of(statistics.cells, 0, rules.size(), in.items().size());
        var metrics = new FunctionMetrics(out, stage);
        if (in.items().size() > 0) {
            metrics.addAll(counts);
            metrics.addShare(
                    "accuracy",
                    null,
                    Arrays.stream(statistics.right).sum(),
                    Arrays.stream(statistics.judged).sum());
            for (int r = 0; r < rules.size(); r++) {
                metrics.addFunction(counts, r, rules.get(r));
                metrics.addShare("accuracy", rules.get(r), statistics.right[r], statistics.judged[r]);
            }
        }
        metrics.write();
    }

    private void add(Segment segment) {
        Column items = segment.column(ITEM);
        Column annotators = segment.column(ANNOTATOR);
        Column labels = segment.column(LABEL);
        for (int row = 0; row < segment.rows(); row++) {
            if (items.code(row) != item) {
                endItem();
                item = items.code(row);
            }
            int rule = Objects.requireNonNull(numbers.get(annotators.text(row)));
            function[size] = rule;
            label[size++] = (short) labels.code(row);
            int truth = known.label(item);
            if (truth >= 0) {
                judged[rule]++;
                right[rule] += truth == labels.code(row) ? 1 : 0;
            }
        }
    }

    private void endItem() {
        FunctionCounts.add(function, label, 0, size, cells, 0, function.length);
        size = 0;
    }
}
