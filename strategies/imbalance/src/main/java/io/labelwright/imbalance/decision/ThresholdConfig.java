package io.labelwright.imbalance.decision;

import io.labelwright.imbalance.target.TargetOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of {@code imbalance/threshold}. */
public record ThresholdConfig(
        @Inline TargetOptions target,

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
    }
}
