package io.labelwright.consensus.labelmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.CrowdContract;
import io.labelwright.consensus.CrowdData;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.ReferenceCrowd;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.TestStage;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelModelTest extends CrowdContract<LabelModelConfig> {

    static LabelModelConfig config(LabelModelMethod method, int iterations, double tolerance) {
        return new LabelModelConfig(
                method, 0.7, 0, iterations, tolerance, DependencyMode.NONE, null, 0.25, true, Options.defaults());
    }

    @Override
    protected StrategyFactory<LabelModelConfig> factory() {
        return new LabelModelFactory();
    }

    @Override
    protected String settings() {
        return "method: matrix";
    }

    /** The minimum is flat, and steps end before it. */
    @Override
    protected double closeness() {
        return 1e-2;
    }

    /**
     * The model has abstentions independent of each other given the truth, which two crowds without a common item are
     * not, and it takes shares of all items.
     */
    @Override
    protected boolean silenceSaysNothing() {
        return false;
    }

    @Test
    void matrixGivesWhatAnotherOptimiserGives() {
        double[][] expected = ReferenceCrowd.posteriors("label-matrix");

        CollectingOutputs out = TestStage.of(factory())
                .run(
                        config(LabelModelMethod.MATRIX, 20_000, 0),
                        ReferenceCrowd.answers().inputs().blocksOf(5));

        assertThat(expected).hasNumberOfRows(ReferenceCrowd.ITEMS);
        for (int i = 0; i < ReferenceCrowd.ITEMS; i++) {
            assertThat(posterior(out, i, ReferenceCrowd.CLASSES))
                    .as("item %d", i)
                    .containsExactly(expected[i], Offset.offset(1e-4));
        }
    }

    /** Rules that know one class each, of different precision, of which three wrong ones outvote one good one. */
    @Test
    void matrixTellsGoodRulesOfOneClassFromBadOnes() {
        var random = new SplittableRandom(5);
        int items = 4000;
        double[] right = {0.60, 0.60, 0.45, 0.60, 0.60, 0.40};
        double[] wrong = {0.03, 0.05, 0.35, 0.04, 0.06, 0.30};
        var crowd = new Crowd(items, 2);
        var truth = new int[items];
        for (int i = 0; i < items; i++) {
            truth[i] = random.nextInt(2);
            for (int w = 0; w < right.length; w++) {
                int knows = w / 3;
                if (random.nextDouble() < (truth[i] == knows ? right[w] : wrong[w])) {
                    crowd.answer(i, w, knows);
                }
            }
        }

        CollectingOutputs out = TestStage.of(factory()).run(config(LabelModelMethod.AUTO, 500, 1e-9), crowd.inputs());

        assertThat(accuracy(out, "w00000")).isEqualTo(0.60 / 0.63, Offset.offset(0.06));
        assertThat(accuracy(out, "w00002")).isEqualTo(0.45 / 0.80, Offset.offset(0.06));
        assertThat(accuracy(out, "w00005")).isEqualTo(0.40 / 0.70, Offset.offset(0.06));
    }

    @Test
    void tripletFindsTheAccuracyOfEveryFunctionAlsoOfOneThatIsMostlyWrong() {
        var random = new SplittableRandom(6);
        double[] accuracy = {0.9, 0.8, 0.7, 0.6, 0.25};
        var crowd = new Crowd(6000, 2);
        for (int i = 0; i < 6000; i++) {
            int truth = random.nextInt(2);
            for (int w = 0; w < accuracy.length; w++) {
                if (random.nextDouble() < 0.8) {
                    crowd.answer(i, w, random.nextDouble() < accuracy[w] ? truth : 1 - truth);
                }
            }
        }

        CollectingOutputs out =
                TestStage.of(factory()).run(config(LabelModelMethod.TRIPLET, 100, 1e-5), crowd.inputs());

        for (int w = 0; w < accuracy.length; w++) {
            assertThat(accuracy(out, Crowd.annotatorName(w))).isEqualTo(accuracy[w], Offset.offset(0.03));
        }
    }

    private static double accuracy(CollectingOutputs out, String function) {
        return value(out, "learned_accuracy", function);
    }

    private static double value(CollectingOutputs out, String metric, String function) {
        CollectedRow row = out.row(TableKind.METRICS, "metric", metric, "x", function);
        return row.number("value");
    }

    /**
     * As Snorkel's LFAnalysis has them: label_coverage, label_overlap, label_conflict; the others function by function.
     */
    @Test
    void coverageOverlapAndConflictAreSharesOfAllItems() {
        var crowd = new Crowd(5, 2)
                .answer(0, 0, 0)
                .answer(0, 1, 0)
                .answer(1, 0, 0)
                .answer(1, 1, 1)
                .answer(2, 0, 1)
                .answer(3, 2, 1);

        CollectingOutputs out = TestStage.of(factory()).run(config(LabelModelMethod.MATRIX, 100, 1e-5), crowd.inputs());

        assertThat(value(out, "coverage", "")).isEqualTo(0.8);
        assertThat(value(out, "overlap", "")).isEqualTo(0.4);
        assertThat(value(out, "conflict", "")).isEqualTo(0.2);
        assertThat(value(out, "coverage", "w00000")).isEqualTo(0.6);
        assertThat(value(out, "overlap", "w00000")).isEqualTo(0.4);
        assertThat(value(out, "conflict", "w00000")).isEqualTo(0.2);
        assertThat(value(out, "overlap", "w00002")).isZero();
    }

    @Test
    void aCrowdThatIsTooLargeToComparePairsIsRefusedInWords() {
        var crowd = new Crowd(3000, 2);
        for (int w = 0; w < 3000; w++) {
            crowd.answer(w, w, w % 2);
        }

        Assertions.assertThatThrownBy(() -> TestStage.of(factory()).run(config(), crowd.inputs()))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("3000 annotators")
                .hasMessageContaining("2048");
    }

    /** Majority: 89.7, 82.2, 89.7, 86.2, 85.3, 65.1. */
    @ParameterizedTest
    @CsvSource({"rte, 91.5", "dog, 82.5", "product, 92.9", "zc_us, 88.5", "cf_amt, 86.0", "trec, 63.3"})
    void aCrowdIsJudgedByTripletsAndStaysNearMajorityOrAbove(String name, double expected) {
        double accuracy = CrowdData.of(name).accuracy(factory(), config(LabelModelMethod.AUTO, 100, 1e-5));

        assertThat(accuracy).isEqualTo(expected, Offset.offset(0.3));
    }
}
