package io.labelwright.consensus.labelmodel;

import io.labelwright.spi.Outputs;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of labeling functions as rows of the table {@code metrics}; {@code x} names the function, or the two that
 * depend on each other, and is empty for all of them together. Shares are of all items of the view.
 */
final class FunctionStatistics {

    private static final int STAGE = TableKind.METRICS.column("stage");
    private static final int METRIC = TableKind.METRICS.column("metric");
    private static final int X = TableKind.METRICS.column("x");
    private static final int VALUE = TableKind.METRICS.column("value");

    private final String stage;
    private final TableBuilder rows;

    private FunctionStatistics(String stage, TableBuilder rows) {
        this.stage = stage;
        this.rows = rows;
    }

    static void write(
            String stage,
            Overlaps overlaps,
            FunctionModel model,
            Dependencies dependencies,
            Dictionary names,
            Outputs out) {
        var statistics = new FunctionStatistics(stage, out.builder(TableKind.METRICS));
        double items = overlaps.items();
        if (items > 0) {
            statistics.add("coverage", null, overlaps.covered() / items);
            statistics.add("overlap", null, overlaps.metItems() / items);
            statistics.add("conflict", null, overlaps.disputedItems() / items);
            for (int a = 0; a < overlaps.functions(); a++) {
                String name = names.get(a);
                statistics.add("coverage", name, overlaps.coverage(a));
                statistics.add("overlap", name, overlaps.met()[a] / items);
                statistics.add("conflict", name, overlaps.disputed()[a] / items);
                if (!Double.isNaN(model.accuracy()[a])) {
                    statistics.add("learned_accuracy", name, model.accuracy()[a]);
                }
            }
        }
        for (Dependencies.Pair pair : dependencies.pairs()) {
            statistics.add("dependence", names.get(pair.a()) + ", " + names.get(pair.b()), pair.strength());
        }
        out.write(statistics.rows.build());
    }

    private void add(String metric, @Nullable String function, double value) {
        rows.text(STAGE, stage).text(METRIC, metric);
        if (function != null) {
            rows.text(X, function);
        }
        rows.number(VALUE, value);
        rows.end();
    }
}
