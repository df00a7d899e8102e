package io.labelwright.consensus.latent;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.ebcc.Combine;
import io.labelwright.consensus.ebcc.EbccConfig;
import io.labelwright.consensus.ebcc.EbccFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.TestStage;
import java.util.Map;
import org.apache.commons.math3.special.Gamma;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel against the equations written down once more, with logarithms and without blocks. */
final class LatentKernelTest {

    private static final double RIGHT = 4;
    private static final double WRONG = 1;

    @ParameterizedTest
    @CsvSource({"60, 7, 2, 6, 1", "80, 9, 3, 5, 7", "40, 5, 5, 60, 1000", "200, 30, 4, 3, 64"})
    void oneKindOfItemsIsTheIndependentClassifierCombination(
            int items, int annotators, int classes, int most, int itemsPerBlock) {
        var crowd = Crowd.random(items, annotators, classes, most, 5);
        double[][] expected = meanField(crowd, annotators, classes, 30);

        CollectingOutputs out = TestStage.of(new EbccFactory())
                .run(
                        new EbccConfig(1, 1, Combine.BEST, RIGHT, WRONG, 29, 0, false, Options.defaults()),
                        crowd.inputs().blocksOf(itemsPerBlock));

        out.rows(TableKind.LABELS).forEach(row -> {
            double[] q = expected[Integer.parseInt(row.text("item").substring(1))];
            if (!"no answers".equals(row.text("reason"))) {
                for (int c = 0; c < classes; c++) {
                    assertThat(row.number("p:" + Crowd.className(c)))
                            .as(row.text("item"))
                            .isEqualTo(q[c], Offset.offset(1e-6));
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"2", "6"})
    void knownItemsTeachTheirClass(int kinds) {
        var crowd = Crowd.random(120, 6, 3, 5, 8);
        var inputs = crowd.inputs();
        for (int i = 0; i < 60; i++) {
            inputs.gold(Crowd.itemName(i), Crowd.className(2));
        }
        CollectingOutputs out = TestStage.of(new EbccFactory())
                .run(
                        new EbccConfig(kinds, 2, Combine.MEAN, RIGHT, WRONG, 50, 1e-4, false, Options.with(null, true)),
                        inputs);
        assertThat(out.rows(TableKind.LABELS)).allSatisfy(row -> {
            int item = Integer.parseInt(row.text("item").substring(1));
            if (item < 60 && !"no answers".equals(row.text("reason"))) {
                assertThat(row.number("p:c2")).isEqualTo(1.0);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"0.05", "0.9"})
    void givenPriorsAreNotLearned(double share) {
        var crowd = Crowd.random(50, 4, 2, 1, 3);
        CollectingOutputs out = TestStage.of(new EbccFactory())
                .run(
                        new EbccConfig(
                                1,
                                1,
                                Combine.MEAN,
                                1,
                                1,
                                1,
                                0,
                                false,
                                Options.with(Map.of("c0", share, "c1", 1 - share), false)),
                        crowd.inputs());
        // With one answer an item and flat rows the prior decides alone which of two answers is believed more.
        double mean = out.rows(TableKind.LABELS).stream()
                .filter(row -> !"no answers".equals(row.text("reason")))
                .mapToDouble(row -> row.number("p:c0"))
                .average()
                .orElseThrow();
        assertThat(mean > 0.5).isEqualTo(share > 0.5);
    }

    private static double[][] meanField(Crowd crowd, int annotators, int classes, int rounds) {
        int[] item = crowd.column(0);
        int[] annotator = crowd.column(1);
        int[] label = crowd.column(2);
        var votes = new double[crowd.items()][classes];
        var count = new int[crowd.items()];
        for (int a = 0; a < item.length; a++) {
            count[item[a]]++;
        }
        for (int a = 0; a < item.length; a++) {
            votes[item[a]][label[a]] += 1.0 / count[item[a]];
        }
        var alpha = new double[classes];
        for (double[] v : votes) {
            for (int c = 0; c < classes; c++) {
                alpha[c] += v[c];
            }
        }
        double[][] q = votes;
        for (int round = 0; round < rounds; round++) {
            var n = new double[annotators][classes][classes];
            var mass = alpha.clone();
            for (int i = 0; i < q.length; i++) {
                for (int c = 0; c < classes && count[i] > 0; c++) {
                    mass[c] += q[i][c];
                }
            }
            for (int a = 0; a < item.length; a++) {
                for (int c = 0; c < classes; c++) {
                    n[annotator[a]][c][label[a]] += q[item[a]][c];
                }
            }
            var next = new double[q.length][classes];
            for (int i = 0; i < q.length; i++) {
                for (int c = 0; c < classes; c++) {
                    next[i][c] = Gamma.digamma(mass[c]);
                }
            }
            for (int a = 0; a < item.length; a++) {
                for (int c = 0; c < classes; c++) {
                    double row = RIGHT + (classes - 1) * WRONG;
                    for (int l = 0; l < classes; l++) {
                        row += n[annotator[a]][c][l];
                    }
                    double prior = c == label[a] ? RIGHT : WRONG;
                    next[item[a]][c] += Gamma.digamma(n[annotator[a]][c][label[a]] + prior) - Gamma.digamma(row);
                }
            }
            for (double[] one : next) {
                double greatest = Double.NEGATIVE_INFINITY;
                for (double x : one) {
                    greatest = Math.max(greatest, x);
                }
                double sum = 0;
                for (int c = 0; c < classes; c++) {
                    one[c] = Math.exp(one[c] - greatest);
                    sum += one[c];
                }
                for (int c = 0; c < classes; c++) {
                    one[c] /= sum;
                }
            }
            q = next;
        }
        return q;
    }
}
