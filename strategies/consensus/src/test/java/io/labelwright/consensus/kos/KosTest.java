package io.labelwright.consensus.kos;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.CrowdContract;
import io.labelwright.consensus.GoldenCrowd;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.CollectingOutputs;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KosTest extends CrowdContract<KosConfig> {

    private static final String PUBLISHED = "guard: false\ntolerance: 0";

    @Override
    protected StrategyFactory<KosConfig> factory() {
        return new KosFactory();
    }

    /** Where its ten random starts agree. */
    @Test
    void labelsEqualCrowdKit() {
        CollectingOutputs out =
                run(config(PUBLISHED, Crowd.schema(2)), GoldenCrowd.of(2).inputs());

        GoldenCrowd.compareLabels(out, "crowdkit/kos.csv");
    }

    /** Three rounds of the equations, message by message. */
    @Test
    void messagesEqualThePlainEquations() {
        Crowd crowd = Crowd.random(40, 9, 2, 6, 3);
        int[] item = crowd.column(0);
        int[] annotator = crowd.column(1);
        var y = new double[item.length];
        java.util.Arrays.fill(y, 1);
        var x = new double[item.length];
        int[] sign =
                java.util.Arrays.stream(crowd.column(2)).map(l -> 2 * l - 1).toArray();
        for (int round = 0; round < 3; round++) {
            for (int a = 0; a < x.length; a++) {
                x[a] = 0;
                for (int b = 0; b < x.length; b++) {
                    x[a] += b != a && item[b] == item[a] ? sign[b] * y[b] : 0;
                }
            }
            for (int a = 0; a < x.length; a++) {
                y[a] = 0;
                for (int b = 0; b < x.length; b++) {
                    y[a] += b != a && annotator[b] == annotator[a] ? sign[b] * x[b] : 0;
                }
            }
        }

        CollectingOutputs out = run(
                config(PUBLISHED + "\nmax_iterations: 3\nrepeated_answers: keep_all", Crowd.schema(2)),
                crowd.inputs().blocksOf(7));

        for (int i = 0; i < 40; i++) {
            double all = 0;
            double most = 0;
            for (int a = 0; a < x.length; a++) {
                if (item[a] == i) {
                    all += sign[a] * y[a];
                    most += Math.abs(y[a]);
                }
            }
            if (most > 0) {
                assertThat(posterior(out, i, 2)[1]).isEqualTo((1 + all / most) / 2, Offset.offset(1e-9));
            }
        }
    }

    /** Crowd-Kit: 49.75, 89.55, 87.25; it fails on trec where evidence is exactly 0. */
    @ParameterizedTest
    @CsvSource({"rte, 49.75", "product, 89.55", "zc_us, 87.25", "trec, 57.2"})
    void thePublishedMethodIsAsAccurateAsItsReference(String set, double expected) {
        assertThat(accuracy(set, PUBLISHED)).isEqualTo(expected, Offset.offset(0.15));
    }

    /** Majority vote: 89.7, 82.2, 89.7, 86.2, 85.3, 65.1. */
    @ParameterizedTest
    @CsvSource({"rte, 92.1", "dog, 81.4", "product, 89.5", "zc_us, 87.3", "cf_amt, 85.3", "trec, 64.5"})
    void theDefaultIsNeverMoreThanALittleBelowTheMajority(String set, double expected) {
        assertThat(accuracy(set, "")).as(set).isEqualTo(expected, Offset.offset(0.15));
    }

    @ParameterizedTest
    @CsvSource({"dog, 81.0", "cf_amt, 84.7"})
    void thresholdsSuitClassesInAnOrder(String set, double expected) {
        assertThat(accuracy(set, "reduction: thresholds")).isEqualTo(expected, Offset.offset(0.5));
    }

    @Test
    void annotatorsWhoAreMostlyWrongAreTurnedRound() {
        var random = new SplittableRandom(1);
        var crowd = new Crowd(200, 2);
        for (int i = 0; i < 200; i++) {
            for (int n = 0; n < 5; n++) {
                int w = n * 4 + random.nextInt(4);
                double right = w < 6 ? 0.15 : 0.85;
                crowd.answer(i, w, random.nextDouble() < right ? i % 2 : 1 - i % 2);
            }
        }

        CollectingOutputs out = run(config("", Crowd.schema(2)), crowd.inputs());

        int correct = 0;
        for (int i = 0; i < 200; i++) {
            correct += label(out, i).equals("c" + i % 2) ? 1 : 0;
        }
        assertThat(correct).isGreaterThan(185);
        assertThat(out.facts()).containsEntry("given_up", 0.0);
    }

    /**
     * Groups of items that four annotators of their own answer, and two who toss coins and answer all. One group is
     * large, its messages grow fastest, and by way of the two they turn other groups round.
     */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void aSolutionThatTurnsGroupsRoundIsGivenUpWithAWarning(long seed) {
        var random = new SplittableRandom(seed);
        var crowd = new Crowd(60 + 19 * 8, 2);
        for (int i = 0; i < crowd.items(); i++) {
            int group = i < 60 ? 0 : 1 + (i - 60) / 8;
            for (int n = 0; n < 4; n++) {
                crowd.answer(i, 2 + 4 * group + n, random.nextDouble() < 0.75 ? i % 2 : 1 - i % 2);
            }
            crowd.answer(i, 0, random.nextInt(2)).answer(i, 1, random.nextInt(2));
        }

        CollectingOutputs published = run(config(PUBLISHED, Crowd.schema(2)), crowd.inputs());
        CollectingOutputs guarded = run(config("", Crowd.schema(2)), crowd.inputs());

        assertThat(published.problems()).isEmpty();
        assertThat(guarded.facts()).containsEntry("given_up", 1.0);
        assertThat(guarded.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code().code()).isEqualTo("LBL-2010"));
        assertThat(right(guarded, crowd.items())).isGreaterThan(right(published, crowd.items()) + 20);
    }

    private static int right(CollectingOutputs out, int items) {
        int right = 0;
        for (int i = 0; i < items; i++) {
            right += label(out, i).equals("c" + i % 2) ? 1 : 0;
        }
        return right;
    }

    @Test
    void itemsWithoutEvidenceGoByTheirVotes() {
        var crowd =
                new Crowd(2, 2).answer(0, 0, 1).answer(1, 1, 0).answer(1, 1, 0).answer(1, 2, 1);

        CollectingOutputs out = run(config("repeated_answers: keep_all", Crowd.schema(2)), crowd.inputs());

        assertThat(posterior(out, 0, 2)).containsExactly(0.0, 1.0);
    }
}
