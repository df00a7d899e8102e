package io.labelwright.consensus.zerobasedskill;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.CrowdContract;
import io.labelwright.consensus.GoldenCrowd;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.CollectingOutputs;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ZeroBasedSkillTest extends CrowdContract<ZeroBasedSkillConfig> {

    @Override
    protected StrategyFactory<ZeroBasedSkillConfig> factory() {
        return new ZeroBasedSkillFactory();
    }

    @Test
    void itEqualsCrowdKitWhereTheMajorityHasNoTies() {
        CollectingOutputs out = run(
                "max_iterations: 7\ntolerance: 0\nlearning_rate: 0.6\nsteps_to_reduce: 3",
                GoldenCrowd.withoutTies().inputs());

        GoldenCrowd.compare(out, "crowdkit/zero-based-skill.csv", 1e-11);
        assertThat(out.facts()).containsEntry("iterations", 7.0).containsEntry("converged", 0.0);
    }

    @ParameterizedTest
    @CsvSource({"rte, 92.1", "dog, 83.0", "product, 89.7", "zc_us, 86.2", "cf_amt, 85.7", "trec, 64.5"})
    void itIsAsAccurateAsItsPeers(String set, double expected) {
        assertThat(accuracy(set, "tolerance: 0\ntie: first_class")).isEqualTo(expected, Offset.offset(0.15));
    }

    @Test
    void itStopsWhenNothingMovesAnyMore() {
        Crowd crowd = Crowd.random(200, 9, 3, 7, 1);

        CollectingOutputs early = run("", crowd.inputs());
        CollectingOutputs late = run("tolerance: 0", crowd.inputs());

        assertThat(early.facts()).containsEntry("converged", 1.0);
        assertThat(early.facts().get("iterations")).isLessThan(50);
        for (int i = 0; i < 200; i++) {
            assertThat(posterior(early, i, 3)).containsExactly(posterior(late, i, 3), Offset.offset(1e-4));
        }
    }
}
