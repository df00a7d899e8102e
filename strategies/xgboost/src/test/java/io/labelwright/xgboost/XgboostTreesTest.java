package io.labelwright.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.tree.TreeModel;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.learn.Tree;
import io.labelwright.spi.learn.TreeTask;
import io.labelwright.spi.learn.TreeTask.Form;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class XgboostTreesTest {

    /** Points whose class hangs on two columns together: no line tells them apart. A third of the cells is empty. */
    private static double[][] points(int rows, long seed) {
        RandomSequence draws = SeededRandom.of(seed).sequence(0);
        var points = new double[rows][4];
        for (double[] point : points) {
            for (int c = 0; c < point.length; c++) {
                point[c] = c > 1 && draws.nextDouble() < 0.33 ? 0 : draws.nextGaussian();
            }
        }
        return points;
    }

    private static int[] labels(double[][] points, int classes) {
        return Arrays.stream(points)
                .mapToInt(point -> (point[0] * point[1] > 0 ? 1 : 0) + (classes > 2 && point[0] > 1 ? 1 : 0))
                .toArray();
    }

    private static Examples examples(double[][] points, int[] labels, double[] weights, int classes) {
        return new Examples(
                FeatureRows.of(List.of("a", "b", "c", "d"), points),
                IntStream.range(0, points.length).toArray(),
                labels,
                weights,
                classes);
    }

    private static double[] ones(int rows) {
        var ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Classifier fit(Form form, Examples examples, long seed) {
        return new TreeModel(new XgboostTrees(), form, 60, form == Form.FOREST ? 16 : 4, 0.2, seed)
                .fit(examples, () -> {});
    }

    private static double[][] probabilities(Classifier classifier, double[][] points, int classes) {
        FeatureRows rows = FeatureRows.of(List.of("a", "b", "c", "d"), points);
        var p = new double[points.length][classes];
        for (int row = 0; row < points.length; row++) {
            classifier.probabilities(rows, row, p[row]);
        }
        return p;
    }

    private static double accuracy(double[][] p, int[] labels) {
        int right = 0;
        for (int i = 0; i < p.length; i++) {
            int best = 0;
            for (int k = 1; k < p[i].length; k++) {
                best = p[i][k] > p[i][best] ? k : best;
            }
            right += best == labels[i] ? 1 : 0;
        }
        return (double) right / p.length;
    }

    @ParameterizedTest
    @EnumSource
    void whatNoLineTellsApartIsLearned(Form form) {
        for (int classes : new int[] {2, 3}) {
            double[][] train = points(600, 1);
            double[][] test = points(600, 2);
            Classifier classifier = fit(form, examples(train, labels(train, classes), ones(600), classes), 5);

            double[][] p = probabilities(classifier, test, classes);

            assertThat(accuracy(p, labels(test, classes))).isGreaterThan(0.88);
            for (double[] one : p) {
                assertThat(Arrays.stream(one).sum()).isEqualTo(1, Offset.offset(1e-9));
                assertThat(Arrays.stream(one).min().orElseThrow()).isNotNegative();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameTaskGivesTheSameBitsAndASeedOfItsOwnOthers(Form form) {
        double[][] train = points(300, 3);
        Examples examples = examples(train, labels(train, 2), ones(300), 2);

        double[][] one = probabilities(fit(form, examples, 5), train, 2);
        List<double[][]> beside = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> probabilities(fit(form, examples, 5), train, 2))
                .toList();

        assertThat(beside).allSatisfy(other -> assertThat(other).isDeepEqualTo(one));
        boolean same = Arrays.deepEquals(probabilities(fit(form, examples, 6), train, 2), one);
        assertThat(same).isEqualTo(form == Form.BOOSTING);
    }

    @ParameterizedTest
    @EnumSource
    void weightsCountAsOftenAsRowsWould(Form form) {
        // Where points of both classes lie on one another, their weights say which is likelier.
        var rows = new double[400][4];
        var labels = new int[400];
        var weights = new double[400];
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(rows[i], i % 2 == 0 ? -1 : 1);
            labels[i] = i % 4 < 2 ? 0 : 1;
            weights[i] = labels[i] == i % 2 ? 9 : 1;
        }

        double[][] p = probabilities(fit(form, examples(rows, labels, weights, 2), 1), rows, 2);

        assertThat(p[0][0]).isBetween(0.85, 0.95);
        assertThat(p[1][1]).isBetween(0.85, 0.95);
    }

    /** What XGBoost itself makes of the same trees. */
    @Test
    void leavesAreThoseThatXgboostFinds() throws Exception {
        double[][] train = points(500, 4);
        FeatureRows rows = FeatureRows.of(List.of("a", "b", "c", "d"), train);
        int[] labels = labels(train, 3);
        Examples examples = examples(train, labels, ones(500), 3);
        double[][] ours = probabilities(fit(Form.BOOSTING, examples, 9), train, 3);

        var starts = new long[501];
        for (int i = 0; i < 500; i++) {
            starts[i + 1] = rows.start(i + 1);
        }
        int entries = (int) starts[500];
        var column = new int[entries];
        var value = new float[entries];
        for (int e = 0; e < entries; e++) {
            column[e] = rows.column(e);
            value[e] = (float) rows.value(e);
        }
        var matrix = new DMatrix(starts, column, value, DMatrix.SparseType.CSR, 4);
        var target = new float[500];
        for (int i = 0; i < 500; i++) {
            target[i] = labels[i];
        }
        matrix.setLabel(target);
        Map<String, Object> settings = new HashMap<>(Map.of(
                "objective", "multi:softprob",
                "num_class", 3,
                "base_score", 0,
                "eta", 0.2,
                "tree_method", "hist",
                "nthread", 1,
                "verbosity", 0,
                "max_depth", 4,
                "seed", 9));
        Booster booster = XGBoost.train(matrix, settings, 60, Map.of(), null, null);
        float[][] theirs = booster.predict(matrix);

        for (int i = 0; i < 500; i++) {
            for (int k = 0; k < 3; k++) {
                assertThat(ours[i][k]).as("row %d class %d", i, k).isEqualTo(theirs[i][k], Offset.offset(2e-5));
            }
        }
    }

    @Test
    void aForestOfTwoClassesHasOneOutputAndOneOfThreeHasThree() {
        for (int classes : new int[] {2, 3}) {
            double[][] train = points(100, 5);
            FeatureRows rows = FeatureRows.of(List.of("a", "b", "c", "d"), train);
            var starts = new long[101];
            Arrays.setAll(starts, i -> rows.start(i));
            var column = new int[rows.start(100)];
            var value = new float[column.length];
            for (int e = 0; e < column.length; e++) {
                column[e] = rows.column(e);
                value[e] = (float) rows.value(e);
            }
            var weights = new float[100];
            Arrays.fill(weights, 1);

            List<Tree> trees = new XgboostTrees()
                    .grow(
                            new TreeTask(
                                    Form.FOREST,
                                    starts,
                                    column,
                                    value,
                                    4,
                                    labels(train, classes),
                                    weights,
                                    classes,
                                    7,
                                    3,
                                    1,
                                    2),
                            () -> {});

            assertThat(trees).hasSize(classes == 2 ? 7 : 21);
            assertThat(trees).extracting(Tree::output).doesNotContain(classes);
        }
    }
}
