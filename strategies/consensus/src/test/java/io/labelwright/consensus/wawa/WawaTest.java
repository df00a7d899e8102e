package io.labelwright.consensus.wawa;

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

final class WawaTest extends CrowdContract<WawaConfig> {

    @Override
    protected StrategyFactory<WawaConfig> factory() {
        return new WawaFactory();
    }

    @Test
    void itEqualsCrowdKitWhereTheMajorityHasNoTies() {
        GoldenCrowd.compare(run("", GoldenCrowd.withoutTies().inputs()), "crowdkit/wawa.csv", 1e-12);
    }

    /** The reference breaks ties of the majority by the order of classes. */
    @ParameterizedTest
    @CsvSource({"rte, 92.1", "dog, 82.9", "product, 89.7", "zc_us, 86.6", "cf_amt, 85.7", "trec, 64.6"})
    void itIsAsAccurateAsItsPeers(String set, double expected) {
        assertThat(accuracy(set, "tie: first_class")).isEqualTo(expected, Offset.offset(0.15));
    }

    @ParameterizedTest
    @CsvSource({"rte, 92.1", "dog, 82.9", "product, 89.7", "zc_us, 86.2", "cf_amt, 85.7", "trec, 64.4"})
    void sharedTiesChangeLittle(String set, double expected) {
        assertThat(accuracy(set, "")).isEqualTo(expected, Offset.offset(0.15));
    }

    @Test
    void whoAgreesWithTheMajorityWeighsMore() {
        var crowd = new Crowd(4, 2);
        for (int i = 0; i < 3; i++) {
            crowd.answer(i, 0, 0).answer(i, 1, 0).answer(i, 2, i == 0 ? 0 : 1);
        }
        crowd.answer(3, 0, 0).answer(3, 2, 1);

        CollectingOutputs out = run("", crowd.inputs());

        // Won: all three of annotator 0 and half of the tie; one of three and half of the tie of annotator 2.
        double first = 3.5 / 4;
        double third = 1.5 / 4;
        assertThat(label(out, 3)).isEqualTo("c0");
        assertThat(posterior(out, 3, 2)[0]).isEqualTo(first / (first + third), Offset.offset(1e-11));
    }

    @Test
    void whoNeverAgreesWeighsNothingAndDecidesNothing() {
        var crowd = new Crowd(4, 2);
        for (int i = 0; i < 3; i++) {
            crowd.answer(i, 0, 0).answer(i, 1, 0).answer(i, 2, 1);
        }

        CollectingOutputs out = run("", crowd.inputs());

        assertThat(posterior(out, 0, 2)).containsExactly(1.0, 0.0);
    }
}
