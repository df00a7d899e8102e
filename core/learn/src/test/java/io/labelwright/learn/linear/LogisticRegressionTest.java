package io.labelwright.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.SmallSet;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class LogisticRegressionTest {

    private static final Offset<Double> GOLDEN = Offset.offset(1e-4);

    private static void expect(Classifier classifier, Examples examples, double[][] golden) {
        for (int i = 0; i < golden.length; i++) {
            double[] p = SmallSet.probabilities(classifier, examples, i);
            for (int k = 0; k < p.length; k++) {
                assertThat(p[k]).as("item %d, class %d", i, k).isEqualTo(golden[i][k], GOLDEN);
            }
        }
    }

    @Test
    void threeClassesAreThoseOfScikitLearn() {
        Examples examples = SmallSet.examples();

        expect(new LogisticRegression(0.7).fit(examples, () -> {}), examples, new double[][] {
            {0.6287596, 0.28254859, 0.08869181},
            {0.19042559, 0.60386024, 0.20571416},
            {0.04318102, 0.14413736, 0.81268163},
            {0.21193311, 0.14740265, 0.64066424}
        });
    }

    @Test
    void weightsAreThoseOfScikitLearn() {
        Examples examples = SmallSet.examples();
        double[] ofClass = {1, 2, 0.5};
        Examples weighed = examples.withWeights(Arrays.stream(examples.labels())
                .mapToDouble(label -> ofClass[label])
                .toArray());

        expect(new LogisticRegression(0.7).fit(weighed, () -> {}), examples, new double[][] {
            {0.51584652, 0.45206411, 0.03208937}, {0.13738532, 0.78741374, 0.07520095}
        });
    }

    @Test
    void twoClassesHaveOneScoreAsInScikitLearn() {
        Examples examples = SmallSet.examples();
        Examples two = examples.at(IntStream.range(0, 60)
                        .filter(i -> examples.labels()[i] < 2)
                        .toArray())
                .withLabels(IntStream.range(0, 40).map(i -> i % 2).toArray(), 2);

        expect(new LogisticRegression(2).fit(two, () -> {}), two, new double[][] {
            {0.67629319, 0.32370681}, {0.26858777, 0.73141223}, {0.25557922, 0.74442078}, {0.55061466, 0.44938534}
        });
    }

    /** Two groups on a line; of class 0 a share has the label of class 1. */
    private static Examples noisy(double share) {
        RandomSequence draws = SeededRandom.of(7).sequence(0);
        var rows = new double[2000][1];
        var labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int truth = i % 2;
            rows[i][0] = 2 * truth - 1 + draws.nextGaussian();
            labels[i] = truth == 0 && draws.nextDouble() < share ? 1 : truth;
        }
        return SmallSet.of(rows, labels, 2);
    }

    private static double wrong(Classifier classifier, Examples examples) {
        int wrong = 0;
        for (int i = 0; i < examples.size(); i++) {
            double[] p = SmallSet.probabilities(classifier, examples, i);
            wrong += (p[1] > 0.5 ? 1 : 0) == i % 2 ? 0 : 1;
        }
        return (double) wrong / examples.size();
    }

    @Test
    void noiseThatIsKnownIsLearnedThrough() {
        Examples examples = noisy(0.45);
        double[][] noise = {{0.55, 0.45}, {0, 1}};
        double[][] inverse = {{1 / 0.55, -0.45 / 0.55}, {0, 1}};
        double clean = wrong(new LogisticRegression(1).fit(noisy(0), () -> {}), examples);

        double plain = wrong(new LogisticRegression(1).fit(examples, () -> {}), examples);
        double forward = wrong(LogisticRegression.forward(1, noise).fit(examples, () -> {}), examples);
        double backward = wrong(LogisticRegression.backward(1, inverse).fit(examples, () -> {}), examples);

        assertThat(plain).isGreaterThan(clean + 0.05);
        assertThat(forward).isLessThan(clean + 0.02);
        assertThat(backward).isLessThan(clean + 0.02);
    }

    @Test
    void aMatrixWithoutNoiseChangesNothing() {
        Examples examples = SmallSet.examples();
        double[][] none = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        double[] plain = SmallSet.probabilities(new LogisticRegression(1).fit(examples, () -> {}), examples, 5);

        assertThat(SmallSet.probabilities(LogisticRegression.forward(1, none).fit(examples, () -> {}), examples, 5))
                .containsExactly(plain, Offset.offset(1e-6));
        assertThat(SmallSet.probabilities(LogisticRegression.backward(1, none).fit(examples, () -> {}), examples, 5))
                .containsExactly(plain, Offset.offset(1e-6));
    }

    @Test
    void anExampleOfWeightTwoIsTwoExamples() {
        Examples examples = SmallSet.examples();
        int[] twice =
                IntStream.concat(IntStream.range(0, 60), IntStream.range(0, 20)).toArray();
        double[] weights =
                IntStream.range(0, 60).mapToDouble(i -> i < 20 ? 2 : 1).toArray();

        double[] repeated =
                SmallSet.probabilities(new LogisticRegression(1).fit(examples.at(twice), () -> {}), examples, 3);
        double[] weighed = SmallSet.probabilities(
                new LogisticRegression(1).fit(examples.withWeights(weights), () -> {}), examples, 3);

        assertThat(weighed).containsExactly(repeated, Offset.offset(1e-4));
    }
}
