package io.labelwright.consensus.weightedvote;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of {@code consensus/weighted-vote}. */
public record WeightedVoteConfig(
        @Doc(
                "Weights of annotators, {name: weight}, at least 0. Names may have * and ?; the first that fits counts. Who"
                        + " is not named weighs 1, or what is learned.")
        @Optional
        @Nullable
        Map<String, Double> weights,

        @Doc(
                "Where weights come from: given (the key weights), gold (accuracy on gold, which needs gold: true, and in annotator_priors), learned"
                        + " (agreement with the winners, round by round). Default: given when there are weights, else learned."
                        + " Weights that are given hold in any case.")
        @Optional
        @Nullable
        Weighting weighting,

        @Doc("Most rounds when weights are learned.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("Stops when no winner changes and no weight by more than this; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Inline ConsensusOptions options) {

    public WeightedVoteConfig {
        if (weights != null) {
            for (var entry : weights.entrySet()) {
                if (!(entry.getValue() >= 0 && Double.isFinite(entry.getValue()))) {
                    throw new IllegalArgumentException(
                            "the weight of " + entry.getKey() + " is " + entry.getValue() + ", expected 0 or more");
                }
            }
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        }
        if (weighting == Weighting.GOLD && !options.gold() && options.annotatorPriors() == null) {
            throw new IllegalArgumentException(
                    "weighting: gold looks at gold, so it needs gold: true, or annotator_priors");
        }
        if (weighting == Weighting.GIVEN && weights == null) {
            throw new IllegalArgumentException("weighting: given needs the key weights, such as {\"expert*\": 3}");
        }
        if (options.annotatorPriors() != null
                && (weighting == Weighting.GIVEN || (weighting == null && weights != null))) {
            throw new IllegalArgumentException("annotator_priors has no say where all weights are given: say weighting:"
                    + " learned, or weighting: gold; weights that are given hold in any case");
        }
    }

    /** Where weights come from, with the default filled in. */
    Weighting source() {
        return weighting != null ? weighting : weights == null ? Weighting.LEARNED : Weighting.GIVEN;
    }
}
