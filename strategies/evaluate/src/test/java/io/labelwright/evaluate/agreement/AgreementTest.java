package io.labelwright.evaluate.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.labelwright.evaluate.GoldenCase;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SerialExecution;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTest {

    private static AgreementConfig config(int minShared) {
        return config(List.of(), RepeatedAnswers.LAST, minShared, 100);
    }

    private static AgreementConfig config(List<String> sources, RepeatedAnswers repeated, int minShared, int maxPairs) {
        return new AgreementConfig(sources, repeated, Weights.NONE, null, minShared, maxPairs, 20, 0, 0.95);
    }

    private static AgreementConfig config(Weights weights, LevelOfMeasurement level, int bootstrap) {
        return new AgreementConfig(List.of(), RepeatedAnswers.LAST, weights, level, 2, 10_000, 1_000, bootstrap, 0.95);
    }

    private static CollectingOutputs run(AgreementConfig config, InMemoryInputs inputs) {
        return TestStage.of(new AgreementFactory()).run(config, inputs);
    }

    private static double value(CollectingOutputs out, String metric) {
        return out.row(TableKind.METRICS, "metric", metric, "x", "", "class", "")
                .number("value");
    }

    private static InMemoryInputs numbered(int classes) {
        return InMemoryInputs.ofClasses(
                IntStream.range(0, classes).mapToObj(Integer::toString).toArray(String[]::new));
    }

    static List<GoldenCase> goldenCases() {
        return GoldenCase.read("agreement.txt");
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void figuresAreThoseOfTheFormulas(GoldenCase golden) {
        var inputs = numbered(Integer.parseInt(golden.head().get(1))).blocksOf(7);
        golden.data().forEach(answer -> inputs.answer(answer.get(0), answer.get(1), answer.get(2)));

        var weights = Weights.valueOf(golden.head().get(3).toUpperCase(Locale.ROOT));
        var level = LevelOfMeasurement.valueOf(golden.head().get(4).toUpperCase(Locale.ROOT));
        var out = run(config(weights, level, 0), inputs);

        for (List<String> expected : golden.expected()) {
            boolean ofClass =
                    Set.of("class_share", "class_kappa", "specific_agreement").contains(expected.get(0));
            String at = expected.get(1).equals("-") ? "" : expected.get(1);
            CollectedRow row = out.row(TableKind.METRICS, "metric", expected.get(0), ofClass ? "class" : "x", at);
            if (expected.get(2).equals("undefined")) {
                assertThat(row.isMissing("value")).as("%s", row).isTrue();
            } else {
                assertThat(row.number("value"))
                        .as("%s", row)
                        .isCloseTo(Double.parseDouble(expected.get(2)), within(1e-12));
            }
        }
        assertThat(out.lines(TableKind.METRICS)).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(out.rows(TableKind.METRICS)).hasSameSizeAs(golden.expected());
    }

    /** Fleiss 1971 as in Wikipedia's article: 14 raters put 10 subjects into 5 categories. */
    @Test
    void fleissExampleGivesItsKappa() {
        int[][] table = {
            {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
            {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
        };
        var inputs = numbered(5);
        for (int subject = 0; subject < table.length; subject++) {
            int rater = 0;
            for (int k = 0; k < 5; k++) {
                for (int i = 0; i < table[subject][k]; i++) {
                    inputs.answer("subject " + subject, "rater " + rater++, Integer.toString(k));
                }
            }
        }

        var out = run(config(10), inputs);

        assertThat(value(out, "fleiss_kappa")).isCloseTo(0.210, within(0.0005));
        assertThat(value(out, "observed_agreement")).isCloseTo(0.378, within(0.0005));
        assertThat(out.row(TableKind.METRICS, "metric", "class_share", "class", "2")
                        .number("value"))
                .isCloseTo(0.279, within(0.0005));
        assertThat(value(out, "answers_per_item")).isEqualTo(14);
    }

    /** Krippendorff 2011, Computing Krippendorff's alpha-reliability, example C. */
    @Test
    void krippendorffsExampleWithMissingAnswersGivesItsAlpha() {
        String[] coders = {
            "A 1 2 3 3 2 1 4 1 2 . . .",
            "B 1 2 3 3 2 2 4 1 2 5 . 3",
            "C . 3 3 3 2 3 4 2 2 5 1 .",
            "D 1 2 3 3 2 4 4 1 2 5 1 ."
        };
        var inputs = InMemoryInputs.ofClasses("1", "2", "3", "4", "5");
        for (String coder : coders) {
            List<String> words = Arrays.asList(coder.split(" ", -1));
            for (int unit = 1; unit < words.size(); unit++) {
                if (!words.get(unit).equals(".")) {
                    inputs.answer("unit " + unit, words.get(0), words.get(unit));
                }
            }
        }

        assertThat(value(run(config(1), inputs), "krippendorff_alpha")).isCloseTo(0.743, within(0.0005));
    }

    /** The three tables of Wikipedia's article on Cohen's kappa: yes/yes, yes/no, no/yes, no/no. */
    @Test
    void cohensExamplesGiveTheirKappa() {
        assertThat(kappa(20, 5, 10, 15)).isCloseTo(0.4, within(1e-12));
        assertThat(kappa(45, 15, 25, 15)).isCloseTo(0.1304, within(0.00005));
        assertThat(kappa(25, 35, 5, 35)).isCloseTo(0.2593, within(0.00005));
    }

    private static double kappa(int... cells) {
        var inputs = InMemoryInputs.ofClasses("yes", "no");
        int item = 0;
        for (int cell = 0; cell < 4; cell++) {
            for (int i = 0; i < cells[cell]; i++) {
                String id = "item " + item++;
                inputs.answer(id, "A", cell < 2 ? "yes" : "no").answer(id, "B", cell % 2 == 0 ? "yes" : "no");
            }
        }
        return run(config(10), inputs)
                .row(TableKind.METRICS, "metric", "cohen_kappa", "x", "A|B")
                .number("value");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void orderOfRowsAndSizeOfBlocksChangeNothing(int blockSize) {
        List<String[]> answers = crowd(11, 60, 9, 3);
        String expected = run(config(2), inputs(answers, 100)).lines(TableKind.METRICS);
        Collections.reverse(answers);

        var out = TestStage.of(new AgreementFactory())
                .in(TestContext.create().withExecution(SerialExecution.inReverse()))
                .run(config(2), inputs(answers, blockSize));

        assertThat(out.lines(TableKind.METRICS)).isEqualTo(expected);
    }

    @Test
    void aCopyOfEveryItemLeavesPairsAndObservedAgreementAlone() {
        List<String[]> answers = crowd(12, 50, 6, 4);
        var once = run(config(1), inputs(answers, 16));
        List<String[]> twice = new ArrayList<>(answers);
        answers.forEach(answer -> twice.add(new String[] {"copy of " + answer[0], answer[1], answer[2]}));

        var out = run(config(2), inputs(twice, 16));

        assertThat(value(out, "observed_agreement")).isCloseTo(value(once, "observed_agreement"), within(1e-12));
        assertThat(value(out, "fleiss_kappa")).isCloseTo(value(once, "fleiss_kappa"), within(1e-12));
        assertThat(value(out, "mean_cohen_kappa")).isCloseTo(value(once, "mean_cohen_kappa"), within(1e-12));
    }

    private static List<String[]> crowd(long seed, int items, int annotators, int classes) {
        var random = SeededRandom.of(seed).sequence(0);
        var answers = new ArrayList<String[]>();
        for (int i = 0; i < items; i++) {
            for (int a = 0; a < annotators; a++) {
                if (random.nextInt(3) > 0) {
                    int k = random.nextInt(2) == 0 ? i % classes : random.nextInt(classes);
                    answers.add(new String[] {"i" + i, "a" + a, Integer.toString(k)});
                }
            }
        }
        return answers;
    }

    private static InMemoryInputs inputs(List<String[]> answers, int blockSize) {
        var inputs = numbered(5).blocksOf(blockSize);
        answers.forEach(answer -> inputs.answer(answer[0], answer[1], answer[2]));
        return inputs;
    }

    @Test
    void pairsWithTooFewSharedItemsAreLeftOutAndTheOthersComeByHowManyTheyShare() {
        var inputs = numbered(2);
        for (int i = 0; i < 12; i++) {
            inputs.answer("i" + i, "c", Integer.toString(i % 2)).answer("i" + i, "b", Integer.toString(i % 3 % 2));
            if (i < 11) {
                inputs.answer("i" + i, "a", "0");
            }
            if (i < 9) {
                inputs.answer("i" + i, "d", "1");
            }
        }

        var out = run(config(10), inputs);

        assertThat(out.rows(TableKind.METRICS, "metric", "shared_items"))
                .extracting(row -> row.text("x") + " " + row.text("value"))
                .containsExactly("b|c 12.0", "a|b 11.0", "a|c 11.0");
        assertThat(out.facts()).containsEntry("pairs_compared", 3.0).containsEntry("annotators_compared", 4.0);
    }

    @Test
    void maxPairsShortensTheListAndNotTheMean() {
        List<String[]> answers = crowd(5, 60, 6, 3);
        var all = run(config(2), inputs(answers, 100));

        var out = run(config(List.of(), RepeatedAnswers.LAST, 2, 2), inputs(answers, 100));

        assertThat(all.rows(TableKind.METRICS, "metric", "cohen_kappa")).hasSize(15);
        assertThat(out.rows(TableKind.METRICS, "metric", "cohen_kappa")).hasSize(2);
        assertThat(value(out, "mean_cohen_kappa")).isEqualTo(value(all, "mean_cohen_kappa"));
    }

    @Test
    void theAnnotatorsWithTheMostAnswersAreComparedWhenThereAreTooMany() {
        var inputs = numbered(2);
        for (int a = 0; a < 1_000; a++) {
            inputs.answer("rare " + a, "r" + a, "0");
        }
        for (int a = 0; a < 2_000; a++) {
            for (int i = 0; i < 2; i++) {
                inputs.answer("item " + (a / 4 + i), "w" + a, Integer.toString(a % 2));
            }
        }

        var out = run(config(1), inputs);

        assertThat(out.facts()).containsEntry("annotators_compared", 512.0);
        assertThat(value(out, "annotators")).isEqualTo(3_000);
        assertThat(out.rows(TableKind.METRICS, "metric", "cohen_kappa")).hasSize(100);
    }

    @Test
    void namesInPairsAreEscaped() {
        var inputs = numbered(2)
                .answer("i", "a|b", "0")
                .answer("i", "c\\d", "1")
                .answer("j", "a|b", "1")
                .answer("j", "c\\d", "1");

        assertThat(run(config(1), inputs)
                        .row(TableKind.METRICS, "metric", "cohen_kappa")
                        .text("x"))
                .isEqualTo("a\\|b|c\\\\d");
    }

    @Test
    void theLastOfRepeatedAnswersCountsUnlessAskedOtherwise() {
        var inputs = numbered(2)
                .answer("i", "a", "0")
                .answer("i", "b", "1")
                .answer("i", "a", "1")
                .answer("j", "a", "0")
                .answer("j", "b", "0");

        assertThat(value(run(config(1), inputs), "observed_agreement")).isEqualTo(1);
        var all = run(config(List.of(), RepeatedAnswers.KEEP_ALL, 1, 100), inputs);
        assertThat(value(all, "answers")).isEqualTo(5);
        assertThat(value(all, "observed_agreement")).isCloseTo((1 + 1 / 3.0) / 2, within(1e-12));
        assertThat(all.row(TableKind.METRICS, "metric", "cohen_kappa").number("value"))
                .as("pairs take the last answer")
                .isEqualTo(1);
        assertThatThrownBy(() -> run(config(List.of(), RepeatedAnswers.ERROR, 1, 100), inputs))
                .isInstanceOf(LabelingException.class);
    }

    @Test
    void sourcesChooseWhoseAnswersCount() {
        var inputs = numbered(2)
                .answer("i", "ann", "0")
                .answer("i", "bob", "0")
                .from("rules")
                .answer("i", "rules/x", "1");

        assertThat(value(run(config(1), inputs), "annotators")).isEqualTo(3);
        var people = config(List.of("stage:answers"), RepeatedAnswers.LAST, 1, 100);
        assertThat(value(run(people, inputs), "observed_agreement")).isEqualTo(1);
        var two = config(List.of("a*", "rules/*"), RepeatedAnswers.LAST, 1, 100);
        assertThat(value(run(two, inputs), "observed_agreement")).isZero();
    }

    @Test
    void labelsGivenByHandAreNotAnswers() {
        var inputs = numbered(2).answer("i", "ann", "0").answer("i", "bob", "0").fixed("i", "1", "cid");

        assertThat(value(run(config(1), inputs), "annotators")).isEqualTo(2);
    }

    @Test
    void withoutASecondAnswerAgreementIsAWarningAndHasNoValue() {
        var single = numbered(2).answer("i", "a", "0").answer("j", "a", "1");
        var none = numbered(2).items("i", "j");

        for (InMemoryInputs inputs : List.of(single, none)) {
            var out = run(config(1), inputs);

            for (String metric :
                    List.of("observed_agreement", "fleiss_kappa", "krippendorff_alpha", "mean_cohen_kappa")) {
                assertThat(out.row(TableKind.METRICS, "metric", metric).isMissing("value"))
                        .isTrue();
            }
            assertThat(out.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("no item has two answers"));
        }
    }
}
