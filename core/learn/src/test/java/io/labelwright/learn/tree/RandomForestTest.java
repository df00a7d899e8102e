package io.labelwright.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RandomForestTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-6);

    /** Two columns that decide together (a checkerboard), and three that say nothing. */
    private static Examples checkerboard(int size, long seed) {
        var random = new Random(seed);
        var rows = new double[size][];
        var labels = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = random.doubles(5, -1, 1).toArray();
            labels[i] = rows[i][0] > 0 ^ rows[i][1] > 0 ? 1 : 0;
        }
        return examples(rows, labels, 2);
    }

    private static Examples examples(double[][] rows, int[] labels, int classes) {
        var names = IntStream.range(0, rows[0].length).mapToObj(c -> "c" + c).toList();
        var weights = new double[rows.length];
        Arrays.fill(weights, 1);
        return new Examples(
                FeatureRows.of(names, rows), IntStream.range(0, rows.length).toArray(), labels, weights, classes);
    }

    private static double[] of(Classifier classifier, Examples examples, int i) {
        var p = new double[examples.classes()];
        classifier.probabilities(examples.features(), examples.items()[i], p);
        return p;
    }

    private static double accuracy(Classifier classifier, Examples examples) {
        return IntStream.range(0, examples.size())
                        .filter(i -> of(classifier, examples, i)[examples.labels()[i]] > 0.5)
                        .count()
                / (double) examples.size();
    }

    @Test
    void whatTwoColumnsSayTogetherIsLearned() {
        Classifier classifier = new RandomForest(60, 1, 3).fit(checkerboard(1_500, 1), () -> {});

        assertThat(accuracy(classifier, checkerboard(1_000, 2))).isGreaterThan(0.93);
    }

    @Test
    void probabilitiesAddUpAndAreTheSameEveryTime() {
        Examples examples = checkerboard(200, 3);
        Classifier one = new RandomForest(10, 2, 5).fit(examples, () -> {});
        Classifier same = new RandomForest(10, 2, 5).fit(examples, () -> {});
        Classifier other = new RandomForest(10, 2, 6).fit(examples, () -> {});

        boolean differs = false;
        for (int i = 0; i < examples.size(); i++) {
            double[] p = of(one, examples, i);
            assertThat(Arrays.stream(p).sum()).isEqualTo(1, CLOSE);
            assertThat(of(same, examples, i)).containsExactly(p);
            differs |= !Arrays.equals(of(other, examples, i), p);
        }
        assertThat(differs).isTrue();
    }

    /** With one column, leaves of one example and no chance left, a tree is the sorted list of its labels. */
    @Test
    void aTreeSeparatesWhatCanBeSeparated() {
        double[][] rows =
                IntStream.range(0, 250).mapToObj(i -> new double[] {i * 0.1}).toArray(double[][]::new);
        int[] labels = IntStream.range(0, 250).map(i -> i / 7 % 3).toArray();
        Examples examples = examples(rows, labels, 3);
        var weight = new double[250];
        Arrays.fill(weight, 1);
        var grower = new Tree.Grower(new BinnedColumns(examples), labels, 3, 1, 1);

        Tree tree = grower.grow(weight, SeededRandom.of(1).sequence(0));

        for (int i = 0; i < 250; i++) {
            var p = new double[3];
            tree.addTo(rows[i], p);
            assertThat(Arrays.stream(p).sum()).isEqualTo(1, CLOSE);
            assertThat(p[labels[i]]).isEqualTo(1);
        }
    }

    @Test
    void splitsAreTheBestOfAllOfAColumn() {
        var random = new Random(9);
        for (int round = 0; round < 40; round++) {
            int n = 30;
            double[][] rows = IntStream.range(0, n)
                    .mapToObj(i -> new double[] {random.nextInt(12)})
                    .toArray(double[][]::new);
            int[] labels = random.ints(n, 0, 3).toArray();
            var weight = random.ints(n, 0, 3).asDoubleStream().toArray();
            // So large a leaf that there is one split at most.
            double least = Arrays.stream(weight).sum() / 2.5;
            Tree tree = new Tree.Grower(new BinnedColumns(examples(rows, labels, 3)), labels, 3, 1, least)
                    .grow(weight, SeededRandom.of(1).sequence(0));

            double best = Double.POSITIVE_INFINITY;
            for (double edge = -0.5; edge < 12; edge++) {
                double[][] sides = new double[2][3];
                for (int i = 0; i < n; i++) {
                    sides[rows[i][0] <= edge ? 0 : 1][labels[i]] += weight[i];
                }
                double low = Arrays.stream(sides[0]).sum();
                double high = Arrays.stream(sides[1]).sum();
                if (edge < 0 || (low >= least && high >= least)) {
                    best = Math.min(best, gini(sides[0]) + gini(sides[1]));
                }
            }
            double found = 0;
            for (int i = 0; i < n; i++) {
                var p = new double[3];
                tree.addTo(rows[i], p);
                found += weight[i] * (1 - p[0] * p[0] - p[1] * p[1] - p[2] * p[2]);
            }
            assertThat(found).isEqualTo(best, Offset.offset(1e-4));
        }
    }

    /** Weighted impurity. */
    private static double gini(double[] counts) {
        double sum = Arrays.stream(counts).sum();
        double squares = Arrays.stream(counts).map(count -> count * count).sum();
        return sum == 0 ? 0 : sum - squares / sum;
    }

    @Test
    void weightsCount() {
        double[][] rows = {{1}, {1}, {1}, {1}};
        Examples even = examples(rows, new int[] {0, 0, 1, 1}, 2);
        Examples heavy = even.withWeights(new double[] {1, 1, 50, 50});
        var forest = new RandomForest(200, 1, 1);

        assertThat(of(forest.fit(even, () -> {}), even, 0)[1]).isBetween(0.4, 0.6);
        assertThat(of(forest.fit(heavy, () -> {}), heavy, 0)[1]).isGreaterThan(0.8);
    }

    @Test
    void aColumnThatIsConstantIsNoColumn() {
        double[][] rows = IntStream.range(0, 40)
                .mapToObj(i -> new double[] {7, 7, 7, 7, 7, 7, 7, 7, i})
                .toArray(double[][]::new);
        int[] labels = IntStream.range(0, 40).map(i -> i < 20 ? 0 : 1).toArray();
        Examples examples = examples(rows, labels, 2);

        assertThat(accuracy(new RandomForest(20, 1, 1).fit(examples, () -> {}), examples))
                .isEqualTo(1);
    }
}
