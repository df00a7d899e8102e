package io.labelwright.consensus.zencrowd;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code consensus/zencrowd}. */
public record ZenCrowdConfig(
        @Doc("Reliability of every annotator in the first round.") @Default("0.8") @Range(min = 0.001, max = 0.999)
        double initialReliability,

        @Doc("Answers of the crowd's mean reliability that every annotator gets before its own answers count. 0 is the"
                + " textbook method, for which an annotator with one answer is either always right or always wrong.")
        @Default("2")
        @Range(min = 0, max = 1e6)
        double smoothing,

        @Doc("Whether a solution that moves more than a fifth of the items to other classes than the votes, or calls"
                + " annotators worse than chance on the whole, is given up for votes weighted by agreement. The"
                + " textbook method has no such guard.")
        @Default("true")
        boolean guard,

        @Doc("Most iterations of expectation-maximisation.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("Stops when the log-likelihood per answer rises by less than this; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Inline ConsensusOptions options) {}
