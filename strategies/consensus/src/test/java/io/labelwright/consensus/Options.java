package io.labelwright.consensus;

import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.consensus.Overwrite;
import io.labelwright.spi.consensus.Tie;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Common options for tests: every answer counts. */
public final class Options {

    private Options() {}

    /** The defaults, but repeated answers are kept. */
    public static ConsensusOptions defaults() {
        return with(null, false);
    }

    /** The same with priors, or with gold that teaches. */
    public static ConsensusOptions with(@Nullable Map<String, Double> priors, boolean gold) {
        return new ConsensusOptions(
                List.of(), 0, 1, Tie.UNRESOLVED, RepeatedAnswers.KEEP_ALL, priors, null, gold, Overwrite.OPEN);
    }

    /** The same with a history of annotators. */
    public static ConsensusOptions with(
            @Nullable Map<String, Double> priors, @Nullable String annotatorPriors, double strength) {
        return new ConsensusOptions(
                List.of(),
                0,
                1,
                Tie.UNRESOLVED,
                RepeatedAnswers.KEEP_ALL,
                priors,
                null,
                false,
                Overwrite.OPEN,
                annotatorPriors,
                strength);
    }
}
