package io.labelwright.imbalance.target;

import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that say what decisions are to be good at; a strategy's config holds it with {@code @Inline}. */
public record TargetOptions(
        @Doc(
                "What decisions are to be good at: balanced_accuracy (mean recall), macro_f1, g_mean (geometric mean of the"
                        + " recalls), recall_at_precision (recall of the class positive, its precision being at least"
                        + " min_precision), or cost (mean cost by costs).")
        @Default("balanced_accuracy")
        TargetMetric metric,

        @Doc(
                "For metric: cost, what it costs to answer one class when another is true, {truth: {answer: cost}}; what is"
                        + " not named costs 1, the truth itself 0.")
        @ClassName
        @Optional
        @Nullable
        Map<String, Map<String, Double>> costs,

        @Doc("The class that recall_at_precision looks for, and, of two classes, the one whose threshold is told."
                + " Default: the rarest.")
        @ClassName
        @Optional
        @Nullable
        String positive,

        @Doc("Least precision of recall_at_precision.") @Default("0.9") @Range(min = 0, max = 1)
        double minPrecision) {

    public TargetOptions {
        if (costs != null && metric != TargetMetric.COST) {
            throw new IllegalArgumentException("costs goes with metric: cost, not with metric: " + metric.word());
        }
        if (costs != null) {
            costs.forEach((truth, row) -> row.forEach((answer, cost) -> {
                if (!(cost >= 0 && Double.isFinite(cost))) {
                    throw new IllegalArgumentException(
                            "costs: " + truth + " answered as " + answer + " costs " + cost + ", expected 0 or more");
                }
            }));
        }
    }
}
