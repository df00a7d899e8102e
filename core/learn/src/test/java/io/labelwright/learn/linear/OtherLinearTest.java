package io.labelwright.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;
import io.labelwright.learn.PresentClasses;
import io.labelwright.learn.SmallSet;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OtherLinearTest {

    static List<Learner> learners() {
        return List.of(new LogisticRegression(1), new FastDropout(0.5, 10), new LinearSvm(1));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void pointsApartAreToldApart(Learner learner) {
        double[][] rows = {{5, 0}, {6, 1}, {0, 5}, {1, 6}, {-5, -5}, {-6, -4}};
        Examples examples = SmallSet.of(rows, new int[] {0, 0, 1, 1, 2, 2}, 3);
        Classifier classifier = learner.fit(examples, () -> {});

        for (int i = 0; i < rows.length; i++) {
            double[] p = SmallSet.probabilities(classifier, examples, i);
            assertThat(Arrays.stream(p).sum()).isEqualTo(1, Offset.offset(1e-12));
            assertThat(p[i / 2]).as("item %d: %s", i, Arrays.toString(p)).isGreaterThan(0.5);
        }
    }

    @Test
    void nothingDroppedIsLogisticRegression() {
        Examples examples = SmallSet.examples();
        Examples two = examples.withLabels(
                Arrays.stream(examples.labels())
                        .map(label -> label == 2 ? 0 : label)
                        .toArray(),
                2);

        assertThat(SmallSet.probabilities(new FastDropout(0, 3).fit(two, () -> {}), two, 8))
                .containsExactly(
                        SmallSet.probabilities(new LogisticRegression(3).fit(two, () -> {}), two, 8),
                        Offset.offset(1e-4));
    }

    /** Few texts of words of which the frequent ones tell nothing and each rare one a little: what dropping is for. */
    @Test
    void droppingHelpsWhereManyWordsTellALittle() {
        double plain = 0;
        double dropped = 0;
        for (int draw = 0; draw < 10; draw++) {
            Examples all = texts(draw);
            Examples few = all.at(IntStream.range(0, 60).toArray());
            plain += right(new LogisticRegression(1).fit(few, () -> {}), all);
            dropped += right(new FastDropout(0.5, 1e3).fit(few, () -> {}), all);
        }

        assertThat(dropped).isGreaterThan(plain + 0.4);
    }

    private static Examples texts(int draw) {
        RandomSequence draws = SeededRandom.of(3).sequence(draw);
        var rows = new double[1060][300];
        var labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = i % 2;
            for (int word = 0; word < rows[i].length; word++) {
                double tilt = word < 20 ? 1 : word % 2 == labels[i] ? 1.5 : 0.5;
                rows[i][word] = draws.nextDouble() < 2.0 / (word + 4) * tilt ? 1 : 0;
            }
        }
        return SmallSet.of(rows, labels, 2);
    }

    private static double right(Classifier classifier, Examples all) {
        int right = 0;
        for (int i = 60; i < all.size(); i++) {
            double[] p = SmallSet.probabilities(classifier, all, i);
            right += (p[1] > p[0] ? 1 : 0) == all.labels()[i] ? 1 : 0;
        }
        return right / 1000.0;
    }

    @ParameterizedTest
    @MethodSource("learners")
    void aClassWithoutExamplesHasNoProbability(Learner learner) {
        Examples examples = SmallSet.examples();
        Examples five = examples.withLabels(
                Arrays.stream(examples.labels()).map(label -> 2 * label).toArray(), 5);

        double[] p = SmallSet.probabilities(new PresentClasses(learner).fit(five, () -> {}), five, 0);

        assertThat(p[1]).isZero();
        assertThat(p[3]).isZero();
        assertThat(p[0] + p[2] + p[4]).isEqualTo(1, Offset.offset(1e-12));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void examplesOfOneClassMakeEverythingThatClass(Learner learner) {
        Examples examples = SmallSet.of(new double[][] {{1}, {2}}, new int[] {1, 1}, 3);

        assertThat(SmallSet.probabilities(new PresentClasses(learner).fit(examples, () -> {}), examples, 0))
                .containsExactly(0, 1, 0);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void columnsOfZeroAndHugeColumnsDoNoHarm(Learner learner) {
        Examples examples =
                SmallSet.of(new double[][] {{0, 1e6}, {0, 2e6}, {0, -1e6}, {0, -3e6}}, new int[] {0, 0, 1, 1}, 2);

        double[] p = SmallSet.probabilities(learner.fit(examples, () -> {}), examples, 0);

        assertThat(p[0]).isBetween(0.5, 1.0);
    }
}
