package io.labelwright.imbalance.decision;

import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of {@code imbalance/prior-correction}. */
public record PriorCorrectionConfig(
        @Doc("The share of each class that the model took for granted: labels (that of the labelled items, by their"
                + " weights where there are any), predictions (the mean probability), or a share by class.")
        @Default("labels")
        Priors priors,

        @Doc("The share that each class shall have instead, where it is not the same for all: the one it has where the"
                + " labels will be used. A class that is not named has none.")
        @ClassName
        @Optional
        @Nullable
        Map<String, Double> targetPriors,

        @Doc("How far priors are taken out: the label is that of the greatest p / prior^tau, which is logit adjustment."
                + " 0: not at all; 1: every class is as likely as any other before the item is looked at.")
        @Default("1")
        @Range(min = 0, max = 10)
        double tau,

        @Inline DecisionOptions options) {

    public PriorCorrectionConfig {
        if (targetPriors != null) {
            Priors.check("target_priors", targetPriors);
            targetPriors = Map.copyOf(targetPriors);
        }
    }
}
