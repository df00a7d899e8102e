package io.labelwright.imbalance.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ClassFactorsTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    private static LabelSchema schema(int classes) {
        return new LabelSchema(
                Task.CLASSIFICATION,
                IntStream.range(0, classes)
                        .mapToObj(k -> LabelClass.of("c" + k))
                        .toList(),
                null);
    }

    private static Target target(TargetMetric metric, int classes, Random random) {
        double[][] costs = Target.costs(null, schema(classes));
        if (metric == TargetMetric.COST) {
            for (double[] row : costs) {
                Arrays.setAll(row, k -> row[k] * (1 + random.nextInt(9)));
            }
        }
        return new Target(metric, costs, classes - 1, 0.5);
    }

    /** Scores on a coarse grid, so that there are ties, by a model that is right rather often. */
    private static double[] scores(int[] truth, int classes, Random random) {
        var scores = new double[truth.length * classes];
        for (int i = 0; i < truth.length; i++) {
            for (int k = 0; k < classes; k++) {
                scores[i * classes + k] = (random.nextInt(9) + (truth[i] == k ? 3 : 0)) / 16.0;
            }
        }
        return scores;
    }

    private static int[] truth(int items, int classes, Random random) {
        return IntStream.range(0, items)
                .map(i -> Math.min(classes - 1, (int) (Math.abs(random.nextGaussian()) * classes / 3)))
                .toArray();
    }

    private static double slowMerit(Target target, double[] scores, int[] truth, int classes, double[] factors) {
        var tally = new Tally(target.costs());
        for (int i = 0; i < truth.length; i++) {
            tally.add(truth[i], ClassFactors.decide(scores, i * classes, factors), 1);
        }
        return target.merit(tally);
    }

    @ParameterizedTest
    @EnumSource(TargetMetric.class)
    void withTwoClassesNoThresholdIsBetter(TargetMetric metric) {
        var random = new Random(7);
        for (int round = 0; round < 60; round++) {
            int[] truth = truth(2 + random.nextInt(40), 2, random);
            double[] scores = scores(truth, 2, random);
            Target target = target(metric, 2, random);

            double[] factors =
                    new ClassFactors(scores, truth, 2, target, () -> {}).tune(new double[] {1, 1}, new int[] {1});

            double best = Double.NEGATIVE_INFINITY;
            var ratios = new ArrayList<>(Stream.of(1e-9, 1e9).toList());
            for (int a = 1; a < 13; a++) {
                for (int b = 1; b < 13; b++) {
                    // Between and around all ratios of the grid.
                    ratios.add(Math.nextUp((double) a / b));
                    ratios.add(Math.nextDown((double) a / b));
                }
            }
            for (double ratio : ratios) {
                best = Math.max(best, slowMerit(target, scores, truth, 2, new double[] {1, ratio}));
            }
            assertThat(slowMerit(target, scores, truth, 2, factors)).isCloseTo(best, CLOSE);
        }
    }

    @ParameterizedTest
    @EnumSource(TargetMetric.class)
    void noFactorAloneCanBeBettered(TargetMetric metric) {
        var random = new Random(11);
        for (int round = 0; round < 30; round++) {
            int[] truth = truth(60, 4, random);
            double[] scores = scores(truth, 4, random);
            Target target = target(metric, 4, random);
            double[] start = {1, 1, 1, 1};
            var search = new ClassFactors(scores, truth, 4, target, () -> {});

            double[] factors = search.tune(start, new int[] {0, 1, 2, 3});

            double merit = slowMerit(target, scores, truth, 4, factors);
            assertThat(search.merit(factors)).isCloseTo(merit, CLOSE);
            assertThat(merit).isGreaterThanOrEqualTo(slowMerit(target, scores, truth, 4, start) - 1e-9);
            for (int k = 0; k < 4; k++) {
                for (double by = 0.05; by < 30; by *= 1.17) {
                    double[] other = factors.clone();
                    other[k] *= by;
                    assertThat(slowMerit(target, scores, truth, 4, other)).isLessThanOrEqualTo(merit + 1e-9);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TargetMetric.class)
    void theOrderOfItemsChangesNothing(TargetMetric metric) {
        var random = new Random(5);
        int[] truth = truth(50, 3, random);
        double[] scores = scores(truth, 3, random);
        Target target = target(metric, 3, random);
        var backwards = new double[scores.length];
        var backwardsTruth = new int[truth.length];
        for (int i = 0; i < truth.length; i++) {
            backwardsTruth[truth.length - 1 - i] = truth[i];
            System.arraycopy(scores, i * 3, backwards, (truth.length - 1 - i) * 3, 3);
        }
        int[] all = {0, 1, 2};

        double[] one = new ClassFactors(scores, truth, 3, target, () -> {}).tune(new double[] {1, 1, 1}, all);
        double[] other =
                new ClassFactors(backwards, backwardsTruth, 3, target, () -> {}).tune(new double[] {1, 1, 1}, all);

        assertThat(other).containsExactly(one);
    }
}
