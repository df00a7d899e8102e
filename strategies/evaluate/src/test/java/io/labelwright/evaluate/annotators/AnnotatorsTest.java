package io.labelwright.evaluate.annotators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelwright.evaluate.GoldenCase;
import io.labelwright.evaluate.classification.JudgedItems;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AnnotatorsTest extends StrategyContract<AnnotatorsConfig> {

    @Override
    protected StrategyFactory<AnnotatorsConfig> factory() {
        return new AnnotatorsFactory();
    }

    private static AnnotatorsConfig config(RepeatedAnswers repeated, JudgedItems on, int minShared, int most) {
        return new AnnotatorsConfig(List.of(), repeated, on, minShared, most, 0.95);
    }

    private static CollectingOutputs run(AnnotatorsConfig config, InMemoryInputs inputs) {
        return TestStage.of(new AnnotatorsFactory()).run(config, inputs);
    }

    private static CollectingOutputs run(InMemoryInputs inputs) {
        return run(config(RepeatedAnswers.LAST, JudgedItems.DECIDED, 2, 1_000), inputs);
    }

    private static CollectedRow row(CollectingOutputs out, String metric, String annotator) {
        return out.row(TableKind.METRICS, "metric", metric, "x", annotator, "class", "");
    }

    static List<GoldenCase> goldenCases() {
        return GoldenCase.read("annotators.txt");
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void figuresAreThoseOfScikitLearnAndScipy(GoldenCase golden) {
        int classes = Integer.parseInt(golden.head().get(1));
        var inputs = InMemoryInputs.ofClasses(
                        IntStream.range(0, classes).mapToObj(Integer::toString).toArray(String[]::new))
                .blocksOf(7);
        int cells = 0;
        for (List<String> line : golden.data()) {
            switch (line.get(0)) {
                case "answer" -> inputs.answer(line.get(1), line.get(2), line.get(3));
                case "label" -> inputs.label(line.get(1), line.get(2));
                case "fixed" -> inputs.fixed(line.get(1), line.get(2), "expert");
                case "gold" -> inputs.gold(line.get(1), line.get(2));
                default -> cells++;
            }
        }

        var out = run(inputs);

        for (List<String> expected : golden.expected()) {
            CollectedRow row = out.row(
                    TableKind.METRICS,
                    "metric",
                    expected.get(0),
                    "x",
                    expected.get(1).equals("-") ? "" : expected.get(1),
                    "class",
                    expected.get(2).equals("-") ? "" : expected.get(2));
            String[] columns = {"value", "low", "high"};
            for (int c = 0; c < 3; c++) {
                String value = c + 3 < expected.size() ? expected.get(c + 3) : "undefined";
                if (value.equals("undefined")) {
                    assertThat(row.isMissing(columns[c])).as("%s", row).isTrue();
                } else {
                    assertThat(row.number(columns[c])).as("%s", row).isCloseTo(Double.parseDouble(value), within(1e-9));
                }
            }
        }
        assertThat(out.rows(TableKind.METRICS)).hasSameSizeAs(golden.expected());
        for (List<String> cell : golden.data()) {
            if (cell.get(0).equals("confusion")) {
                CollectedRow row = out.row(
                        TableKind.CONFUSION, "annotator", cell.get(1), "truth", cell.get(2), "answer", cell.get(3));
                assertThat(row.number("value")).isCloseTo(Double.parseDouble(cell.get(4)), within(1e-12));
            }
        }
        assertThat(out.rows(TableKind.CONFUSION)).hasSize(cells);
    }

    @Test
    void theMajorityThatJudgesDoesNotHoldTheAnswerItself() {
        var inputs = InMemoryInputs.ofClasses("0", "1")
                .answer("i", "a", "0")
                .answer("i", "b", "0")
                .answer("i", "c", "1")
                .answer("j", "a", "1");

        var out = run(inputs);

        // For a and b the others tie; the others of c say 0; item j has nobody else.
        assertThat(row(out, "majority_agreement", "a").isMissing("value")).isTrue();
        assertThat(row(out, "majority_agreement", "b").isMissing("value")).isTrue();
        assertThat(row(out, "majority_agreement", "c").number("value")).isZero();
        assertThat(row(out, "share_of_items", "a").number("value")).isEqualTo(1);
        assertThat(row(out, "share_of_items", "c").number("value")).isEqualTo(0.5);
    }

    @Test
    void repeatedAnswersThatAreKeptAreJudgedOneByOneByTheOthers() {
        var inputs = InMemoryInputs.ofClasses("0", "1")
                .answer("i", "a", "0")
                .answer("i", "a", "1")
                .answer("i", "b", "1")
                .gold("i", "1");

        var out = run(config(RepeatedAnswers.KEEP_ALL, JudgedItems.DECIDED, 1, 10), inputs);

        assertThat(row(out, "answers", "a").number("value")).isEqualTo(2);
        assertThat(row(out, "share_of_items", "a").number("value")).isEqualTo(1);
        assertThat(row(out, "majority_agreement", "a").number("value")).isEqualTo(0.5);
        assertThat(row(out, "accuracy", "a").number("value")).isEqualTo(0.5);
    }

    @Test
    void labelsThatPeopleGaveJudgeOnlyWhenAskedTo() {
        var inputs = InMemoryInputs.ofClasses("0", "1")
                .answer("i", "a", "0")
                .answer("j", "a", "0")
                .label("i", "1")
                .fixed("j", "0", "expert");

        assertThat(row(run(inputs), "label_agreement", "a").number("value")).isZero();
        var all = run(config(RepeatedAnswers.LAST, JudgedItems.ALL, 1, 10), inputs);
        assertThat(row(all, "label_agreement", "a").number("value")).isEqualTo(0.5);
    }

    @Test
    void whoAlwaysAnswersTheSameShowsIt() {
        var inputs = InMemoryInputs.ofClasses("0", "1");
        for (int i = 0; i < 10; i++) {
            inputs.answer("i" + i, "spammer", "1").answer("i" + i, "good", Integer.toString(i % 2));
        }

        var out = run(inputs);

        assertThat(row(out, "answer_entropy", "spammer").number("value")).isZero();
        assertThat(row(out, "answer_entropy", "good").number("value")).isCloseTo(1, within(1e-15));
        CollectedRow top = out.row(TableKind.METRICS, "metric", "top_class_share", "x", "spammer");
        assertThat(top.text("class")).isEqualTo("1");
        assertThat(top.number("value")).isEqualTo(1);
        assertThat(top.number("high")).isEqualTo(1);
    }

    @Test
    void thoseWithTheMostAnswersAreListedAndAllAreCounted() {
        var inputs = InMemoryInputs.ofClasses("0", "1");
        for (int a = 0; a < 5_000; a++) {
            inputs.answer("i" + a % 50, "w" + a, Integer.toString(a % 2)).gold("i" + a % 50, "0");
        }
        for (int i = 0; i < 50; i++) {
            inputs.answer("i" + i, "z", "0");
        }

        var out = run(config(RepeatedAnswers.LAST, JudgedItems.DECIDED, 2, 3), inputs);

        assertThat(out.row(TableKind.METRICS, "metric", "annotators").number("value"))
                .isEqualTo(5_001);
        assertThat(out.rows(TableKind.METRICS, "metric", "answer_entropy"))
                .extracting(row -> row.text("x"))
                .containsExactly("z", "w0", "w1");
        assertThat(out.row(TableKind.METRICS, "metric", "accuracy", "x", "").number("value"))
                .isCloseTo(2_550 / 5_050.0, within(1e-12));
        assertThat(out.rows(TableKind.CONFUSION)).hasSize(3);
    }
}
