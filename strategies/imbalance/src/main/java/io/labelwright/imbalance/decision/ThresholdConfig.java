package io.labelwright.imbalance.decision;

import io.labelwright.imbalance.target.TargetMetric;
import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of {@code imbalance/threshold}. */
public record ThresholdConfig(
        @Doc(
                "What the thresholds are tuned for: balanced_accuracy (mean recall), macro_f1, g_mean (geometric mean of the"
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
        double minPrecision,

        @Doc("How often the items are resampled for the intervals of the figures; 0: no intervals.")
        @Default("1000")
        @Range(min = 0, max = 100_000)
        int bootstrap,

        @Doc("Confidence level of the intervals.") @Default("0.95") @Range(min = 0, above = true, max = 0.9999)
        double level,

        @Doc("The stage whose predictions are decided on. Default: the only ones in view.") @Optional @Nullable
        String predictions,

        @Doc("Parts of splits, such as [train], whose labelled items may be learned from. Default: all labelled items.")
        @Default("[]")
        List<String> fitOn,

        @Inline DecisionOptions options) {

    public ThresholdConfig {
        fitOn = List.copyOf(fitOn);
        TargetMetric.check(metric, costs);
    }
}
