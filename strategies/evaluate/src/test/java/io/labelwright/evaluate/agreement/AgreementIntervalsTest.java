package io.labelwright.evaluate.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.labelwright.math.interval.Interval;
import io.labelwright.math.interval.Percentiles;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published values of the coefficients, and their intervals against a slow bootstrap that draws item by item. */
class AgreementIntervalsTest {

    private static final int REPLICATES = 2_000;

    private record Answer(String item, String annotator, String label) {}

    private static AgreementConfig config(Weights weights, LevelOfMeasurement level, int bootstrap, int items) {
        return new AgreementConfig(List.of(), RepeatedAnswers.LAST, weights, level, 2, 100, items, bootstrap, 0.95);
    }

    private static CollectingOutputs run(AgreementConfig config, InMemoryInputs inputs) {
        return TestStage.of(new AgreementFactory()).run(config, inputs);
    }

    private static InMemoryInputs inputs(int classes, int first, List<Answer> answers) {
        var inputs = InMemoryInputs.ofClasses(IntStream.range(first, first + classes)
                .mapToObj(Integer::toString)
                .toArray(String[]::new));
        answers.forEach(answer -> inputs.answer(answer.item(), answer.annotator(), answer.label()));
        return inputs;
    }

    private static CollectedRow row(CollectingOutputs out, String metric) {
        return out.row(TableKind.METRICS, "metric", metric, "x", "", "class", "");
    }

    /**
     * The example C of Krippendorff 2011, Computing Krippendorff's alpha-reliability: 12 units, 4 observers. Gwet's
     * irrCAC ships the same ratings as cac.raw4raters.
     */
    private static InMemoryInputs krippendorff() {
        String[] observers = {
            "A 1 2 3 3 2 1 4 1 2 . . .",
            "B 1 2 3 3 2 2 4 1 2 5 . 3",
            "C . 3 3 3 2 3 4 2 2 5 1 .",
            "D 1 2 3 3 2 4 4 1 2 5 1 ."
        };
        var answers = new ArrayList<Answer>();
        for (String observer : observers) {
            List<String> words = Arrays.asList(observer.split(" ", -1));
            for (int unit = 1; unit < words.size(); unit++) {
                if (!words.get(unit).equals(".")) {
                    answers.add(new Answer("unit " + unit, words.get(0), words.get(unit)));
                }
            }
        }
        return inputs(5, 1, answers);
    }

    @ParameterizedTest
    @CsvSource({"NOMINAL,0.743", "ORDINAL,0.815", "INTERVAL,0.849", "RATIO,0.797"})
    void krippendorffsExampleGivesHisAlphas(LevelOfMeasurement level, double alpha) {
        var out = run(config(Weights.NONE, level, 0, 0), krippendorff());

        assertThat(row(out, "krippendorff_alpha").number("value")).isCloseTo(alpha, within(0.0005));
    }

    /** What the documentation of irrCAC 1.0 (Gwet 2019) prints for cac.raw4raters without weights. */
    @Test
    void theExampleOfIrrCacGivesItsCoefficients() {
        var out = run(config(Weights.NONE, null, 0, 0), krippendorff());

        assertThat(row(out, "gwet_ac1").number("value")).isCloseTo(0.77544, within(0.000005));
        assertThat(row(out, "fleiss_kappa").number("value")).isCloseTo(0.76117, within(0.000005));
        assertThat(row(out, "krippendorff_alpha").number("value")).isCloseTo(0.74342, within(0.000005));
        assertThat(row(out, "observed_agreement").number("value")).isCloseTo(0.81818, within(0.000005));
    }

    /**
     * Fleiss 1971, Measuring nominal scale agreement among many raters, table 1: 30 patients, 6 psychiatrists;
     * depression, personality disorder, schizophrenia, neurosis, other. Kappas per class as printed by kappam.fleiss of
     * the R package irr for these data.
     */
    @Test
    void fleissPsychiatristsGiveHisKappas() {
        String patients = "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031"
                + " 00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006";
        var answers = new ArrayList<Answer>();
        int patient = 0;
        for (String counts : patients.split(" ", -1)) {
            int rater = 0;
            for (int k = 0; k < 5; k++) {
                for (int i = 0; i < counts.charAt(k) - '0'; i++) {
                    answers.add(new Answer("patient " + patient, "psychiatrist " + rater++, Integer.toString(k)));
                }
            }
            patient++;
        }

        var out = run(config(Weights.NONE, null, 0, 0), inputs(5, 0, answers));

        assertThat(row(out, "fleiss_kappa").number("value")).isCloseTo(0.430, within(0.0005));
        double[] kappas = {0.245, 0.245, 0.520, 0.471, 0.566};
        for (int k = 0; k < 5; k++) {
            assertThat(out.row(TableKind.METRICS, "metric", "class_kappa", "class", Integer.toString(k))
                            .number("value"))
                    .isCloseTo(kappas[k], within(0.0005));
        }
    }

    private static List<Answer> crowd(int items, int annotators, int classes, double present, long seed) {
        var random = new SplittableRandom(seed);
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < items; i++) {
            int truth = random.nextInt(classes);
            for (int a = 0; a < annotators; a++) {
                if (random.nextDouble() < present) {
                    int k = random.nextInt(3) > 0 ? truth : random.nextInt(classes);
                    answers.add(new Answer("i" + i, "a" + a, Integer.toString(k)));
                }
            }
        }
        return answers;
    }

    @ParameterizedTest
    @CsvSource({"NONE,NOMINAL", "LINEAR,ORDINAL", "QUADRATIC,INTERVAL", "ORDINAL,RATIO"})
    void intervalsAreThoseOfDrawingItemByItem(Weights weights, LevelOfMeasurement level) {
        List<Answer> answers = crowd(80, 4, 4, 0.7, 7);
        Map<String, double[]> slow = new HashMap<>();
        var random = SeededRandom.of(99);
        for (int r = 0; r < REPLICATES / 4; r++) {
            var out = run(config(weights, level, 0, 0), inputs(4, 0, drawn(answers, random.stream(r))));
            for (CollectedRow row : out.rows(TableKind.METRICS)) {
                String figure = row.text("metric") + " " + row.text("class");
                double value = row.isMissing("value") ? Double.NaN : row.number("value");
                slow.computeIfAbsent(figure, name -> new double[REPLICATES / 4])[r] = value;
            }
        }

        var out = run(config(weights, level, REPLICATES, 0), inputs(4, 0, answers));

        var compared = new ArrayList<String>();
        for (CollectedRow row : out.rows(TableKind.METRICS)) {
            String figure = row.text("metric") + " " + row.text("class");
            if (row.isMissing("low") || !row.text("x").isEmpty()) {
                continue;
            }
            Interval expected = Percentiles.of(slow.get(figure), 0.95);
            double width = expected.high() - expected.low();
            assertThat(row.number("low")).as("%s", row).isCloseTo(expected.low(), within(0.12 * width));
            assertThat(row.number("high")).as("%s", row).isCloseTo(expected.high(), within(0.12 * width));
            assertThat(row.number("value")).isBetween(row.number("low"), row.number("high"));
            compared.add(row.text("metric"));
        }
        assertThat(compared)
                .contains("observed_agreement", "fleiss_kappa", "krippendorff_alpha", "gwet_ac1")
                .contains("class_kappa", "specific_agreement");
        assertThat(compared.contains("gwet_ac2")).isEqualTo(weights != Weights.NONE);
    }

    private static List<Answer> drawn(List<Answer> answers, SeededRandom random) {
        Map<String, List<Answer>> byItem = new HashMap<>();
        answers.forEach(answer ->
                byItem.computeIfAbsent(answer.item(), item -> new ArrayList<>()).add(answer));
        List<String> items = byItem.keySet().stream().sorted().toList();
        var drawn = new ArrayList<Answer>();
        for (int i = 0; i < items.size(); i++) {
            String copy = "draw " + i;
            for (Answer answer : byItem.get(items.get(random.below(items.size(), i, 0)))) {
                drawn.add(new Answer(copy, answer.annotator(), answer.label()));
            }
        }
        return drawn;
    }

    /** Fleiss, Cohen and Everitt 1969: the large-sample standard error of kappa. */
    @Test
    void thePairsIntervalIsAsWideAsTheStandardErrorSays() {
        List<Answer> answers = crowd(2_000, 2, 3, 1, 3);

        CollectedRow row = run(config(Weights.QUADRATIC, null, REPLICATES, 0), inputs(3, 0, answers))
                .row(TableKind.METRICS, "metric", "cohen_kappa");

        double error = standardErrorOfKappa(answers, 3);
        assertThat(row.number("high") - row.number("low")).isCloseTo(2 * 1.96 * error, within(0.08 * 4 * error));
        assertThat(row.number("value")).isBetween(row.number("low"), row.number("high"));
    }

    private static double standardErrorOfKappa(List<Answer> answers, int classes) {
        var p = new double[classes][classes];
        for (int i = 0; i < answers.size(); i += 2) {
            p[Integer.parseInt(answers.get(i).label())][
                    Integer.parseInt(answers.get(i + 1).label())] += 1;
        }
        double n = answers.size() / 2.0;
        var row = new double[classes];
        var column = new double[classes];
        double po = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                p[i][j] /= n;
                row[i] += p[i][j];
                column[j] += p[i][j];
                po += i == j ? p[i][j] : 0;
            }
        }
        double pe = 0;
        for (int i = 0; i < classes; i++) {
            pe += row[i] * column[i];
        }
        double kappa = (po - pe) / (1 - pe);
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                double weight = i == j ? 1 : 0;
                double term = weight - (column[i] + row[j]) * (1 - kappa);
                sum += p[i][j] * term * term;
            }
        }
        double last = kappa - pe * (1 - kappa);
        return Math.sqrt((sum - last * last) / n) / (1 - pe);
    }

    @Test
    void itemsOfManyPatternsAreResampledFromSomeAndTheIntervalIsAsWideAsThatOfAll() {
        int items = 40_000;
        List<Answer> answers = crowd(items, 6, 40, 1, 5);

        var out = run(config(Weights.LINEAR, LevelOfMeasurement.NOMINAL, 400, 0), inputs(40, 0, answers));

        assertThat(out.facts()).containsEntry("items_resampled", (double) Patterns.MOST);
        CollectedRow row = row(out, "observed_agreement");
        double mean = row.number("value");
        double squares = 0;
        for (int i = 0; i < items; i++) {
            var counts = new int[40];
            answers.subList(6 * i, 6 * i + 6).forEach(answer -> counts[Integer.parseInt(answer.label())]++);
            double share = Arrays.stream(counts).map(n -> n * (n - 1)).sum() / 30.0;
            squares += (share - mean) * (share - mean);
        }
        double error = Math.sqrt(squares / items / items);
        assertThat(row.number("high") - row.number("low")).isCloseTo(2 * 1.96 * error, within(0.15 * 4 * error));
        assertThat(mean).isBetween(row.number("low"), row.number("high"));
    }

    @Test
    void classesThatAreNoNumbersHaveNoIntervalsBetweenThem() {
        var words = InMemoryInputs.ofClasses("1", "two").answer("i", "a", "1").answer("i", "b", "two");
        var negative =
                InMemoryInputs.ofClasses("-1", "2").answer("i", "a", "-1").answer("i", "b", "2");

        assertThatThrownBy(() -> run(config(Weights.NONE, LevelOfMeasurement.INTERVAL, 0, 0), words))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the class 'two' is not a number");
        assertThatThrownBy(() -> run(config(Weights.NONE, LevelOfMeasurement.RATIO, 0, 0), negative))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the class '-1' is not 0 or more");
        var out = run(config(Weights.NONE, LevelOfMeasurement.INTERVAL, 10, 0), negative);
        assertThat(row(out, "krippendorff_alpha").number("value")).isEqualTo(0);
    }

    @Test
    void theItemsThatAgreeLeastAreListedFirstAndOfThoseTheOnesWithMoreAnswers() {
        var inputs = InMemoryInputs.ofClasses("0", "1", "2")
                .answer("agreed", "a", "0")
                .answer("agreed", "b", "0")
                .answer("two", "a", "0")
                .answer("two", "b", "1")
                .answer("three", "a", "0")
                .answer("three", "b", "1")
                .answer("three", "c", "2")
                .answer("one", "a", "1");

        var out = run(config(Weights.NONE, null, 0, 2), inputs);

        assertThat(out.rows(TableKind.METRICS, "metric", "item_agreement"))
                .extracting(row -> row.text("x") + " " + row.number("value"))
                .containsExactly("three 0.0", "two 0.0");
        assertThat(out.row(TableKind.METRICS, "metric", "items_by_agreement", "x", "0")
                        .number("value"))
                .isEqualTo(2);
        assertThat(out.row(TableKind.METRICS, "metric", "items_by_agreement", "x", "0.9")
                        .number("value"))
                .isEqualTo(1);
    }

    @Test
    void degenerateDataHasRowsWithoutValuesOrIntervals() {
        var one = InMemoryInputs.ofClasses("0").answer("i", "a", "0").answer("i", "b", "0");
        var single = InMemoryInputs.ofClasses("0", "1").answer("i", "a", "0").answer("j", "b", "1");
        var none = InMemoryInputs.ofClasses("0", "1").items("i");
        for (InMemoryInputs inputs : List.of(one, single, none)) {
            for (LevelOfMeasurement level : LevelOfMeasurement.values()) {
                var out = run(config(Weights.ORDINAL, level, 20, 5), inputs);

                assertThat(row(out, "krippendorff_alpha").isMissing("value")).isTrue();
                assertThat(row(out, "gwet_ac2").isMissing("low")).isTrue();
                assertThat(out.lines(TableKind.METRICS)).doesNotContain("NaN").doesNotContain("Infinity");
            }
        }
    }
}
