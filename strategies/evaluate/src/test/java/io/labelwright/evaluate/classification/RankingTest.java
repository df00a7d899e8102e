package io.labelwright.evaluate.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelwright.evaluate.GoldenCase;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankingTest {

    static List<GoldenCase> goldenCases() {
        return GoldenCase.read("ranking.txt");
    }

    private static CollectingOutputs run(int bootstrap, InMemoryInputs inputs) {
        return TestStage.of(new ClassificationFactory())
                .run(new ClassificationConfig(JudgedItems.DECIDED, null, bootstrap, 0.95), inputs);
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void figuresAreThoseOfScikitLearn(GoldenCase golden) {
        CollectingOutputs out = run(0, GoldenItems.of(golden));

        for (List<String> expected : golden.expected()) {
            String cls = expected.get(1).equals("-") ? "" : expected.get(1);
            CollectedRow row = out.row(TableKind.METRICS, "metric", expected.get(0), "class", cls);
            if (expected.get(2).equals("undefined")) {
                assertThat(row.isMissing("value")).as("%s", row).isTrue();
            } else {
                assertThat(row.number("value"))
                        .as("%s", row)
                        .isCloseTo(Double.parseDouble(expected.get(2)), within(1e-12));
            }
        }
        int classes = Integer.parseInt(golden.head().get(1));
        assertThat(golden.expected()).hasSize(8 + 4 * classes);
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void intervalsAreInOrderAndDoNotLeaveTheRange(GoldenCase golden) {
        CollectingOutputs out = run(60, GoldenItems.of(golden));

        for (List<String> expected : golden.expected()) {
            String cls = expected.get(1).equals("-") ? "" : expected.get(1);
            CollectedRow row = out.row(TableKind.METRICS, "metric", expected.get(0), "class", cls);
            assertThat(row.isMissing("low")).as("%s", row).isEqualTo(row.isMissing("value"));
            if (!row.isMissing("low")) {
                assertThat(row.number("low")).isBetween(0.0, row.number("high"));
                assertThat(row.number("high")).isLessThanOrEqualTo(1);
            }
        }
    }

    /** The binormal area has a known error (Hanley, McNeil 1982): the interval is as wide as that says. */
    @Test
    void theIntervalOfAnAreaIsAsWideAsItsStandardErrorSays() {
        var random = new Random(4);
        int items = 1_000;
        var lines = new ArrayList<List<String>>();
        for (int i = 0; i < items; i++) {
            int truth = i % 5 == 0 ? 1 : 0;
            double p = 1 / (1 + Math.exp(-(random.nextGaussian() + truth)));
            lines.add(List.of(Integer.toString(truth), "0", "0.5", Double.toString(1 - p), Double.toString(p)));
        }
        InMemoryInputs inputs = GoldenItems.of(new GoldenCase(List.of("made", "2"), lines, List.of()));

        CollectedRow row = run(1_000, inputs).row(TableKind.METRICS, "metric", "roc_auc", "class", "1");

        double a = row.number("value");
        double q1 = a / (2 - a);
        double q2 = 2 * a * a / (1 + a);
        double positives = items / 5.0;
        double negatives = items - positives;
        double error = Math.sqrt((a * (1 - a) + (positives - 1) * (q1 - a * a) + (negatives - 1) * (q2 - a * a))
                / (positives * negatives));
        assertThat(row.number("high") - row.number("low")).isCloseTo(2 * 1.96 * error, within(0.15 * 4 * error));
        assertThat(a).isBetween(row.number("low"), row.number("high"));
    }

    @Test
    void copiesOfItemsAreItems() {
        var random = new Random(8);
        int[] truth = random.ints(30, 0, 3).toArray();
        double[] p = random.ints(30, 0, 6).mapToDouble(x -> x / 8.0).toArray();
        int[] copies = random.ints(30, 0, 4).toArray();
        int[] places = IntStream.range(0, 30)
                .flatMap(i -> IntStream.range(0, copies[i]).map(c -> i))
                .toArray();
        var once = new int[places.length];
        Arrays.fill(once, 1);

        ClassRanking one = new ClassRanking(p, truth, 1, 3).of(copies);
        ClassRanking other = new ClassRanking(
                        Arrays.stream(places).mapToDouble(i -> p[i]).toArray(),
                        Arrays.stream(places).map(i -> truth[i]).toArray(),
                        1,
                        3)
                .of(once);

        assertThat(one.rocAuc()).isEqualTo(other.rocAuc());
        assertThat(one.averagePrecision()).isEqualTo(other.averagePrecision());
        assertThat(one.precisionRecallAuc()).isEqualTo(other.precisionRecallAuc());
        assertThat(one.brierScore()).isEqualTo(other.brierScore());
        assertThat(one.against(2)).isEqualTo(other.against(2));
    }

    @Test
    void labelsWithoutProbabilitiesAreInNoOrder() {
        CollectingOutputs out =
                run(10, InMemoryInputs.ofClasses("ham", "spam").gold("a", "ham").label("a", "ham"));

        for (Ranking.Average figure : Ranking.Average.values()) {
            String word = figure.name().toLowerCase(Locale.ROOT);
            assertThat(out.row(TableKind.METRICS, "metric", word).isMissing("value"))
                    .isTrue();
        }
        assertThat(out.row(TableKind.METRICS, "metric", "roc_auc", "class", "ham")
                        .isMissing("value"))
                .isTrue();
    }
}
