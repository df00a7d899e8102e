package io.labelwright.consensus.kos;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code consensus/kos}. */
public record KosConfig(
        @Doc(
                "How more than two classes become questions with two answers: one_vs_rest, or thresholds (does the truth come"
                        + " after this class?), the reduction of Karger, Oh and Shah 2013, for classes in an order.")
        @Default("one_vs_rest")
        Reduction reduction,

        @Doc("Whether a solution that explains the answers worse than plain votes do, or loses a class, is given up for"
                + " votes weighted by agreement. The published method has no such guard.")
        @Default("true")
        boolean guard,

        @Doc("Most rounds of messages.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("Stops when no annotator's sum of messages, relative to the greatest, changes by more than this; 0 never"
                + " stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Inline ConsensusOptions options) {

    public KosConfig {
        AnnotatorHistory.refuse(
                options,
                "consensus/kos",
                "passes messages and keeps no estimate of an annotator that a history could be part of");
    }
}
