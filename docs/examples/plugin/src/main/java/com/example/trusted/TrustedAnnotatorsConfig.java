package com.example.trusted;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;
import java.util.Map;

/** Keys of {@code consensus/trusted-annotators}: its own two, and those that every consensus method has. */
public record TrustedAnnotatorsConfig(
        @Doc("How much the answers of an annotator count, by name; 0: not at all.") Map<String, Double> weights,
        @Doc("How much the answers of all other annotators count.") @Default("1") @Range(min = 0, max = 1_000_000)
                double otherwise,
        @Inline ConsensusOptions options) {

    /** Refuses weights that are no weights; Labelwright shows the message at the stage's {@code with}. */
    public TrustedAnnotatorsConfig {
        weights.forEach((annotator, weight) -> {
            if (!(weight >= 0 && weight <= 1_000_000)) {
                throw new IllegalArgumentException(
                        "the weight of '" + annotator + "' is " + weight + ", expected 0 to 1000000");
            }
        });
        weights = Map.copyOf(weights);
    }
}
