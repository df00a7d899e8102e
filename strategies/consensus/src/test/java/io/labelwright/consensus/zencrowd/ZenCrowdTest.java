package io.labelwright.consensus.zencrowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.CrowdContract;
import io.labelwright.consensus.GoldenCrowd;
import io.labelwright.consensus.coin.ReferenceCoin;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.CollectingOutputs;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ZenCrowdTest extends CrowdContract<ZenCrowdConfig> {

    /** 20 rounds of the reference end with an E-step, which here is the one that the labels are made of. */
    private static final String TEXTBOOK = "smoothing: 0\nguard: false\nmax_iterations: 19\ntolerance: 0";

    @Override
    protected StrategyFactory<ZenCrowdConfig> factory() {
        return new ZenCrowdFactory();
    }

    @Test
    void theTextbookMethodEqualsTheReference() {
        GoldenCrowd.compare(run(TEXTBOOK, GoldenCrowd.of(3).inputs()), "la-onepass/zencrowd.csv", 1e-8);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0.8, 2", "2, 2, 0.6, 3", "3, 1, 0.9, 4"})
    void theKernelEqualsThePlainModel(long seed, double smoothing, double initial, int classes) {
        Crowd crowd = Crowd.random(40, 7, classes, 20, seed);
        var known = new int[40];
        Arrays.fill(known, -1);
        var reference = new ReferenceCoin(crowd, 7, classes, known).run(6, smoothing, initial, null, true);

        CollectingOutputs out = run(
                config(
                        "guard: false\nmax_iterations: 5\ntolerance: 0\nrepeated_answers: keep_all\nsmoothing: "
                                + smoothing + "\ninitial_reliability: " + initial,
                        Crowd.schema(classes)),
                crowd.inputs().blocksOf(7));

        for (int i = 0; i < 40; i++) {
            double[] q = posterior(out, i, classes);
            if (!Double.isNaN(q[0])) {
                assertThat(q).as("item %d", i).containsExactly(reference.posterior[i], Offset.offset(1e-7));
            }
        }
    }

    /** Figures of the reference in 20 rounds, ties shared. */
    @ParameterizedTest
    @CsvSource({"rte, 92.50", "dog, 83.02", "product, 92.80", "zc_us, 85.78", "cf_amt, 85.33", "trec, 56.97"})
    void theTextbookMethodIsAsAccurateAsItsReference(String set, double expected) {
        assertThat(accuracy(set, TEXTBOOK)).isEqualTo(expected, Offset.offset(0.15));
    }

    /** Majority vote: 89.7, 82.2, 89.7, 86.2, 85.3, 65.1. */
    @ParameterizedTest
    @CsvSource({"rte, 92.5", "dog, 83.0", "product, 92.8", "zc_us, 86.0", "cf_amt, 85.0", "trec, 64.5"})
    void theDefaultIsNeverMoreThanALittleBelowTheMajority(String set, double expected) {
        assertThat(accuracy(set, "")).isEqualTo(expected, Offset.offset(0.15));
    }
}
