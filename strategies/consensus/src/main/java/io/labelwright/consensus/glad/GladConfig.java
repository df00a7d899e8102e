package io.labelwright.consensus.glad;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code consensus/glad}. */
public record GladConfig(
        @Doc("Most rounds of expectation-maximisation.") @Default("100") @Range(min = 1, max = 100_000)
        int maxIterations,

        @Doc(
                "Stops when the expected log-likelihood per answer and class rises by less than this; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Doc("Most steps of the conjugate gradient method in each round.") @Default("25") @Range(min = 1, max = 10_000)
        int gradientSteps,

        @Doc("The conjugate gradient method ends when no part of the gradient is larger than this.")
        @Default("1.0e-2")
        @Range(min = 0)
        double gradientTolerance,

        @Inline ConsensusOptions options) {}
