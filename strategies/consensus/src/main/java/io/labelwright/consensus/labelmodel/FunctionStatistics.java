package io.labelwright.consensus.labelmodel;

import io.labelwright.math.overlap.FunctionMetrics;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.table.Dictionary;

/** What is known of labeling functions, with what the model has learned of them, in the table {@code metrics}. */
final class FunctionStatistics {

    private FunctionStatistics() {}

    static void write(
            String stage,
            Overlaps overlaps,
            FunctionModel model,
            Dependencies dependencies,
            Dictionary names,
            Outputs out) {
        var metrics = new FunctionMetrics(out, stage);
        if (overlaps.items() > 0) {
            metrics.addAll(overlaps.counts());
            for (int a = 0; a < overlaps.functions(); a++) {
                metrics.addFunction(overlaps.counts(), a, names.get(a));
                if (!Double.isNaN(model.accuracy()[a])) {
                    metrics.add("learned_accuracy", names.get(a), model.accuracy()[a]);
                }
            }
        }
        for (Dependencies.Pair pair : dependencies.pairs()) {
            metrics.add("dependence", names.get(pair.a()) + ", " + names.get(pair.b()), pair.strength());
        }
        metrics.write();
    }
}
