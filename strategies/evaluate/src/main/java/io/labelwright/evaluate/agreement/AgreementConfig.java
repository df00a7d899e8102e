package io.labelwright.evaluate.agreement;

import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Config of {@code evaluate/agreement}. */
public record AgreementConfig(
        @Doc("Whose answers count: annotator names with * and ?, or stage:ID for all that a stage brought. Empty: all.")
        @Default("[]")
        List<String> sources,

        @Doc(
                "What to do with several answers of one annotator to one item. keep_all counts each in the figures over all"
                        + " annotators, where an annotator then agrees with themselves; pairs always take the last.")
        @Default("last")
        RepeatedAnswers repeatedAnswers,

        @Doc("How much different answers disagree, by the steps between their classes in the order of the workflow:"
                + " linear, quadratic or ordinal (Gwet). Adds weighted_kappa of pairs, their mean, and gwet_ac2.")
        @Default("none")
        Weights weights,

        @Doc("What krippendorff_alpha takes the classes for: names (nominal), ranks (ordinal), or numbers (interval,"
                + " ratio), which are then the names of the classes. Default: ordinal for the task ordinal, else"
                + " nominal.")
        @Optional
        @Nullable
        LevelOfMeasurement levelOfMeasurement,

        @Doc("A pair of annotators is compared when both answered at least so many items.")
        @Default("10")
        @Range(min = 1)
        int minShared,

        @Doc("How many pairs are listed, those with the most shared items first; 0: none.")
        @Default("100")
        @Range(min = 0, max = 10_000)
        int maxPairs,

        @Doc("How many items are listed, those whose answers agree least first; 0: none.")
        @Default("20")
        @Range(min = 0, max = 100_000)
        int items,

        @Doc("How often the items are resampled for the intervals low and high; 0: no intervals.")
        @Default("1000")
        @Range(min = 0, max = 100_000)
        int bootstrap,

        @Doc("Confidence level of the intervals.") @Default("0.95") @Range(min = 0, above = true, max = 0.9999)
        double level) {

    public AgreementConfig {
        sources = List.copyOf(sources);
    }
}
