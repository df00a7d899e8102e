package io.labelwright.consensus.fastdawidskene;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code consensus/fast-dawid-skene}. */
public record FastDawidSkeneConfig(
        @Doc(
                "Pseudo-answers per class for every row of an annotator's confusion matrix, as in consensus/dawid-skene. 0 is"
                        + " the textbook method.")
        @Default("1")
        @Range(min = 0, max = 1e6)
        double smoothing,

        @Doc("Whether the first iterations are those of Dawid and Skene, without decisions.") @Default("false")
        boolean hybrid,

        @Doc("The hybrid decides from the iteration on in which the classes' shares move by no more than this in sum.")
        @Default("0.005")
        @Range(min = 0, max = 2)
        double switchAt,

        @Doc("Most iterations.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("Stops when the classes' shares move by less than this in sum; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Inline ConsensusOptions options) {}
