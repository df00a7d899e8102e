package io.labelwright.consensus.onecoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.CrowdContract;
import io.labelwright.consensus.GoldenCrowd;
import io.labelwright.consensus.coin.ReferenceCoin;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OneCoinTest extends CrowdContract<OneCoinConfig> {

    private static final String TEXTBOOK = "smoothing: 0\nguard: false";

    @Override
    protected StrategyFactory<OneCoinConfig> factory() {
        return new OneCoinFactory();
    }

    /** Crowd-Kit shows the posteriors of its last E-step, this method those under the parameters made of them. */
    @Test
    void theTextbookMethodEqualsCrowdKit() {
        CollectingOutputs out = run(
                TEXTBOOK + "\nmax_iterations: 4\ntolerance: 0",
                GoldenCrowd.of(3).inputs());

        GoldenCrowd.compare(out, "crowdkit/one-coin.csv", 1e-8);
        assertThat(out.facts()).containsEntry("iterations", 4.0).containsEntry("converged", 0.0);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 2", "2, 6, 3", "3, 0.5, 5", "4, 0, 7"})
    void theKernelEqualsThePlainModel(long seed, double smoothing, int classes) {
        Crowd crowd = Crowd.random(40, 9, classes, 40, seed);
        int[] known = new int[40];
        Arrays.fill(known, -1);
        InMemoryInputs inputs = crowd.inputs().blocksOf(7);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 40; i += 5) {
            known[i] = random.nextInt(classes);
            inputs.gold(Crowd.itemName(i), Crowd.className(known[i]));
        }
        var reference = new ReferenceCoin(crowd, 9, classes, known).run(6, smoothing, 0, null, false);
        String settings = "gold: true\nguard: false\nmax_iterations: 5\ntolerance: 0\nrepeated_answers: keep_all"
                + "\nsmoothing: " + smoothing;

        CollectingOutputs out = run(config(settings, Crowd.schema(classes)), inputs);

        for (int i = 0; i < 40; i++) {
            double[] q = posterior(out, i, classes);
            if (!Double.isNaN(q[0])) {
                assertThat(q).as("item %d", i).containsExactly(reference.posterior[i], Offset.offset(1e-7));
            }
        }
    }

    @Test
    void givenPriorsStay() {
        Crowd crowd = Crowd.random(40, 6, 3, 5, 5);
        int[] known = new int[40];
        Arrays.fill(known, -1);
        var priors = new double[] {0.2, 0.7, 0.1};
        var reference = new ReferenceCoin(crowd, 6, 3, known).run(9, 6, 0, priors, false);

        CollectingOutputs out =
                run("priors: {c0: 2, c1: 7, c2: 1}\nmax_iterations: 8\ntolerance: 0\nguard: false", crowd.inputs());

        for (int i = 0; i < 40; i++) {
            double[] q = posterior(out, i, 3);
            if (!Double.isNaN(q[0])) {
                assertThat(q).containsExactly(reference.posterior[i], Offset.offset(1e-7));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"rte, 92.5", "dog, 83.0", "product, 90.8", "zc_us, 90.1", "cf_amt, 86.0", "trec, 56.0"})
    void theTextbookMethodIsAsAccurateAsItsPeers(String set, double expected) {
        assertThat(accuracy(set, TEXTBOOK)).isEqualTo(expected, Offset.offset(0.15));
    }

    /** Majority vote: 89.7, 82.2, 89.7, 86.2, 85.3, 65.1. */
    @ParameterizedTest
    @CsvSource({"rte, 92.2", "dog, 83.0", "product, 90.9", "zc_us, 90.2", "cf_amt, 85.3", "trec, 64.5"})
    void theDefaultIsNeverMoreThanALittleBelowTheMajority(String set, double expected) {
        assertThat(accuracy(set, "")).isEqualTo(expected, Offset.offset(0.15));
    }

    /** Half of the annotators say yes to nearly all items, so that calling all items yes explains most answers. */
    @ParameterizedTest
    @CsvSource({"2, 0.9", "3, 0.9", "2, 0.97"})
    void aSolutionThatLosesAClassIsGivenUpWithAWarning(int careless, double yes) {
        var random = new SplittableRandom(3);
        var crowd = new Crowd(600, 2);
        for (int i = 0; i < 600; i++) {
            for (int n = 0; n < 5; n++) {
                int w = 8 * n + random.nextInt(8);
                double positive = w % 4 < careless ? yes : i < 300 ? 0.75 : 0.25;
                crowd.answer(i, w, random.nextDouble() < positive ? 1 : 0);
            }
        }

        CollectingOutputs kept = run(TEXTBOOK, crowd.inputs());
        CollectingOutputs guarded = run("smoothing: 0", crowd.inputs());

        assertThat(kept.facts()).containsEntry("given_up", 0.0);
        assertThat(kept.problems()).isEmpty();
        assertThat(count(kept, "c0")).isLessThan(10);
        assertThat(guarded.facts()).containsEntry("given_up", 1.0);
        assertThat(guarded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code().code()).isEqualTo("LBL-2010");
            assertThat(problem.hint()).contains("consensus/dawid-skene");
        });
        assertThat(count(guarded, "c0")).isGreaterThan(30);
    }

    private static long count(CollectingOutputs out, String label) {
        return out.rows(TableKind.LABELS).stream()
                .filter(row -> !row.isMissing("label") && row.text("label").equals(label))
                .count();
    }

    @Test
    void anAnnotatorWhoIsMostlyWrongCountsAgainstHisAnswers() {
        var crowd = new Crowd(60, 2);
        for (int i = 0; i < 60; i++) {
            for (int w = 0; w < 4; w++) {
                crowd.answer(i, w, (i + w) % 10 == 0 ? 1 - i % 2 : i % 2);
            }
            crowd.answer(i, 4, i % 7 == 0 ? i % 2 : 1 - i % 2);
        }
        crowd = crowd.answer(59, 5, 1);

        CollectingOutputs out = run("", crowd.inputs());

        for (int i = 0; i < 60; i++) {
            assertThat(label(out, i)).isEqualTo("c" + i % 2);
        }
        assertThat(out.row(TableKind.ANNOTATORS, "annotator", Crowd.annotatorName(4))
                        .number("accuracy"))
                .isLessThan(0.3);
    }
}
