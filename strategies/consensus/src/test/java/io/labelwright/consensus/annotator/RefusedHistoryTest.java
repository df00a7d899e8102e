package io.labelwright.consensus.annotator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.consensus.Options;
import io.labelwright.consensus.kos.KosConfig;
import io.labelwright.consensus.kos.Reduction;
import io.labelwright.consensus.labelmodel.DependencyMode;
import io.labelwright.consensus.labelmodel.LabelModelConfig;
import io.labelwright.consensus.labelmodel.LabelModelMethod;
import io.labelwright.consensus.majority.MajorityVoteConfig;
import io.labelwright.consensus.minimax.MinimaxEntropyConfig;
import io.labelwright.consensus.mmsr.MMsrConfig;
import io.labelwright.consensus.weightedvote.WeightedVoteConfig;
import io.labelwright.consensus.weightedvote.Weighting;
import io.labelwright.spi.consensus.ConsensusOptions;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Methods that have no place for a history say so, and which have. */
final class RefusedHistoryTest {

    private static final ConsensusOptions ASKED = Options.with(null, "before", 1);

    private static void refused(String method, ThrowingCallable config) {
        assertThatThrownBy(config)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(method + " can't use annotator_priors")
                .hasMessageContaining("dawid-skene");
    }

    @Test
    void methodsThatKeepNoCountsOfAnAnnotatorRefuseIt() {
        refused("consensus/majority-vote", () -> new MajorityVoteConfig(ASKED));
        refused("consensus/kos", () -> new KosConfig(Reduction.ONE_VS_REST, true, 100, 0, ASKED));
        refused("consensus/m-msr", () -> new MMsrConfig(null, true, 100, 0, ASKED));
        refused("consensus/minimax-entropy", () -> new MinimaxEntropyConfig(null, null, 100, 0, 20, ASKED));
        refused(
                "consensus/label-model",
                () -> new LabelModelConfig(
                        LabelModelMethod.AUTO, 0.7, 0, 100, 0, DependencyMode.NONE, null, 0.25, false, ASKED));
    }

    @Test
    void givenWeightsLeaveItNothingToSay() {
        assertThatThrownBy(() -> new WeightedVoteConfig(Map.of("ann", 2.0), null, 100, 0, ASKED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weighting: learned");
        // With another source of weights it counts, and gold is not needed for it.
        new WeightedVoteConfig(Map.of("ann", 2.0), Weighting.GOLD, 100, 0, ASKED);
    }
}
