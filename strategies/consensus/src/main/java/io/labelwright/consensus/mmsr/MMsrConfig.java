package io.labelwright.consensus.mmsr;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import org.jspecify.annotations.Nullable;

/** Keys of {@code consensus/m-msr}. */
public record MMsrConfig(
        @Doc(
                "How many adversaries among the partners of an annotator are left out at either end. Not given: half of the"
                        + " fewest partners that anybody has, less one.")
        @Optional
        @Range(min = 0, max = 1_000_000)
        @Nullable
        Integer adversaries,

        @Doc("Whether a solution that explains the answers worse than plain votes do, or loses a class, is given up for"
                + " votes weighted by agreement. The published method has no such guard.")
        @Default("true")
        boolean guard,

        @Doc("Most iterations.") @Default("10000") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("Stops when the product of the two skill vectors changes by less than this (Frobenius norm); 0 never stops"
                + " early.")
        @Default("1.0e-10")
        @Range(min = 0)
        double tolerance,

        @Inline ConsensusOptions options) {

    public MMsrConfig {
        AnnotatorHistory.refuse(
                options, "consensus/m-msr", "estimates skills from how annotators agree with each other alone");
    }
}
