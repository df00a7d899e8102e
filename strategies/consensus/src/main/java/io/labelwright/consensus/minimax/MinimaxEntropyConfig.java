package io.labelwright.consensus.minimax;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import org.jspecify.annotations.Nullable;

/** Keys of {@code consensus/minimax-entropy}. */
public record MinimaxEntropyConfig(
        @Doc("How strongly the parameters of annotators are drawn to 0; a quarter of the squared number of classes when"
                + " not given.")
        @Range(min = 1e-6, max = 1e9)
        @Optional
        @Nullable
        Double lambdaWorker,

        @Doc(
                "How strongly the parameters of items are drawn to 0; lambda_worker times the answers of the mean annotator"
                        + " over those of the mean item when not given.")
        @Range(min = 1e-6, max = 1e9)
        @Optional
        @Nullable
        Double lambdaItem,

        @Doc("Most rounds, each of several steps and then new posteriors.")
        @Default("100")
        @Range(min = 1, max = 100_000)
        int maxIterations,

        @Doc("Stops when no posterior changes by more than this in a round; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Doc("Steps of the parameters in a round, each one pass over the answers.")
        @Default("20")
        @Range(min = 1, max = 100_000)
        int steps,

        @Inline ConsensusOptions options) {

    public MinimaxEntropyConfig {
        AnnotatorHistory.refuse(
                options,
                "consensus/minimax-entropy",
                "has parameters for items and annotators that no counts of answers stand for");
    }
}
