package io.labelwright.consensus.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.Options;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.testkit.TestContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemperingTest {

    private static final int ITEMS = 2000;
    private static final int CLASSES = 3;

    /** Item i is of class i mod 3; ten answers each of forty annotators, of which a fifth is wrong. */
    private static Annotations crowd(boolean misleading) {
        var random = new SplittableRandom(1);
        var crowd = new Crowd(ITEMS, CLASSES);
        for (int i = 0; i < ITEMS; i++) {
            // As many mistakes in all, but at a fifth of the items half of the answers.
            double wrong = !misleading ? 0.2 : i % 5 == 0 ? 0.5 : 0.125;
            int first = random.nextInt(40);
            for (int a = 0; a < 10; a++) {
                int label = random.nextDouble() < wrong ? (i + 1 + random.nextInt(2)) % CLASSES : i % CLASSES;
                crowd.answer(i, (first + a) % 40, label);
            }
        }
        return annotations(crowd);
    }

    private static Annotations annotations(Crowd crowd) {
        return crowd.inputs().annotations(Options.defaults().query());
    }

    private static void truth(AnnotationBlock block, double[] q) {
        for (int item = 0; item < block.items; item++) {
            q[item * CLASSES + (block.firstItem + item) % CLASSES] = 1;
        }
    }

    private static double correlation(Annotations answers) {
        return Tempering.of(
                        answers,
                        CLASSES,
                        TemperingTest::truth,
                        TestContext.create().execution())
                .correlation();
    }

    @Test
    void mistakesThatAreIndependentDoNotCorrelate() {
        assertThat(correlation(crowd(false))).isEqualTo(0, Offset.offset(0.01));
    }

    /** Of misleading items the rate varies by 0.15 around 0.2: 0.0225 / 0.16 of the variance. */
    @Test
    void misleadingItemsShowInTheCorrelation() {
        assertThat(correlation(crowd(true))).isEqualTo(0.14, Offset.offset(0.02));
    }

    @Test
    void neitherNamesOfAnnotatorsNorTheOrderOfAnswersChangeABit() {
        Crowd crowd = Crowd.random(300, 20, CLASSES, 7, 5);
        int[] item = crowd.column(0);
        int[] annotator = crowd.column(1);
        int[] label = crowd.column(2);
        List<Integer> order = new ArrayList<>();
        for (int a = 0; a < item.length; a++) {
            order.add(a);
        }
        Collections.shuffle(order, new Random(2));
        var other = new Crowd(300, CLASSES);
        order.forEach(a -> other.answer(item[a], 19 - annotator[a], label[a]));
        assertThat(correlation(annotations(other))).isEqualTo(correlation(annotations(crowd)));
    }

    @Test
    void whereNoItemHasTwoAnswersThereIsNothingToSee() {
        var crowd = new Crowd(3, CLASSES).answer(0, 0, 0).answer(1, 0, 0).answer(2, 1, 2);
        assertThat(correlation(annotations(crowd))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.0, 1, 1.0", "0.0, 11, 0.4", "0.1, 3, 0.588", "-0.5, 9, 1.0", "0.9, 4, 0.25"})
    void manyAnswersThatCorrelateTellLess(double correlation, int answers, double power) {
        assertThat(new Tempering(correlation).power(answers)).isEqualTo(power, Offset.offset(1e-3));
    }

    @Test
    void theOrderOfTheClassesStays() {
        double[] q = {0.9, 0.05, 0.03, 0.02, 0.0};
        new Tempering(0.1).temper(8, q, 0, q.length);
        assertThat(q).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(q[0]).isLessThan(0.9);
        assertThat(q[4]).isZero();
        assertThat(q[0] + q[1] + q[2] + q[3]).isEqualTo(1, Offset.offset(1e-12));
    }

    @Test
    void tiesStayTies() {
        double[] q = {0.45, 0.45, 0.1};
        new Tempering(0.05).temper(5, q, 0, 3);
        assertThat(q[0]).isEqualTo(q[1]);
    }
}
