package io.labelwright.consensus.bwa;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code consensus/bwa}. */
public record BwaConfig(
        @Doc("Prior answers of each annotator: how strongly weights of annotators are drawn to the crowd's.")
        @Default("15")
        @Range(min = 1e-6, max = 1e9)
        double aV,

        @Doc("Weight of the share of a class, as if it were another answer to each item.")
        @Default("1")
        @Range(min = 0, max = 1e9)
        double lambda,

        @Doc("Most iterations.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("A class is done when no score changes by more than this share of itself; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Inline ConsensusOptions options) {}
