package io.labelwright.consensus.annotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.consensus.Crowd;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * What every method that takes {@code annotator_priors} keeps, beside the contract of all strategies with a history.
 *
 * @param <C> the method's config record
 */
abstract class HistoryContract<C extends Record> extends StrategyContract<C> {

    private static final String ASKED = "repeated_answers: keep_all\nannotator_priors: before";

    @Override
    protected final String with() {
        return ASKED;
    }

    /** A history that hangs on how many answers an annotator gave, so that no name and no order is in it. */
    @Override
    protected final InMemoryInputs inputs(SampleData data) {
        Map<String, Integer> answers = new TreeMap<>();
        data.answers().forEach(vote -> answers.merge(vote.annotator(), 1, Integer::sum));
        var history = new History();
        answers.forEach((annotator, n) -> {
            history.add(annotator, "ham", "ham", 3 + n % 5).add(annotator, "ham", "spam", n % 3);
            history.add(annotator, "news", "news", 0.25 * (n % 7)).add(annotator, "spam", "spam", 2);
        });
        history.add("someone else", "spam", "ham", 4);
        return super.inputs(data).with(history.table());
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        LabelSchema schema = inputs.schema();
        return TestStage.of(factory()).run(config(with, schema), inputs);
    }

    private static Crowd crowd() {
        return Crowd.random(80, 8, 3, 5, 17);
    }

    /** Everybody has been right three times in four, the last annotator always. */
    private static History history(int annotators, double scale) {
        var history = new History();
        for (int w = 0; w < annotators; w++) {
            for (int c = 0; c < 3; c++) {
                boolean good = w == annotators - 1;
                history.add(Crowd.annotatorName(w), Crowd.className(c), Crowd.className(c), scale * (good ? 16 : 12));
                history.add(
                        Crowd.annotatorName(w),
                        Crowd.className(c),
                        Crowd.className((c + 1) % 3),
                        scale * (good ? 0 : 4));
            }
        }
        return history;
    }

    private static void assertSame(CollectingOutputs one, CollectingOutputs other) {
        for (Table table : one.written()) {
            assertThat(other.lines(table.kind())).isEqualTo(one.lines(table.kind()));
        }
    }

    @Test
    final void someoneWhoWasAlwaysRightIsBelievedAgainstTwoWhoWereNot() {
        var crowd = new Crowd(8, 2);
        for (int i = 0; i < 8; i++) {
            crowd.answer(i, 0, i % 2).answer(i, 1, (i + 1) % 2).answer(i, 2, (i + 1) % 2);
        }
        var history = new History();
        for (int c = 0; c < 2; c++) {
            history.add(Crowd.annotatorName(0), "c" + c, "c" + c, 200);
            for (int w = 1; w < 3; w++) {
                history.add(Crowd.annotatorName(w), "c" + c, "c" + c, 60)
                        .add(Crowd.annotatorName(w), "c" + c, "c" + (1 - c), 140);
            }
        }

        CollectingOutputs without = run("repeated_answers: keep_all", crowd.inputs());
        CollectingOutputs with = run(ASKED, crowd.inputs().with(history.table()));

        for (int i = 0; i < 8; i++) {
            assertThat(without.row(TableKind.LABELS, "item", "i" + i).text("label"))
                    .isEqualTo("c" + (i + 1) % 2);
            assertThat(with.row(TableKind.LABELS, "item", "i" + i).text("label"))
                    .isEqualTo("c" + i % 2);
        }
        assertThat(with.row(TableKind.ANNOTATORS, "annotator", Crowd.annotatorName(0))
                        .number("accuracy"))
                .isGreaterThan(0.97);
        assertThat(with.row(TableKind.ANNOTATORS, "annotator", Crowd.annotatorName(0))
                        .number("answers"))
                .as("answers are those of this run")
                .isEqualTo(8);
    }

    @Test
    final void aStrengthOfZeroIsAsIfTheOptionWasNotGiven() {
        InMemoryInputs inputs = crowd().inputs().with(history(8, 1).table());

        CollectingOutputs without = run("repeated_answers: keep_all", crowd().inputs());

        assertSame(without, run(ASKED + "\nannotator_prior_strength: 0", inputs));
        assertThat(run(ASKED, inputs).lines(TableKind.LABELS)).isNotEqualTo(without.lines(TableKind.LABELS));
    }

    @Test
    final void halfTheStrengthIsHalfTheHistory() {
        InMemoryInputs whole = crowd().inputs().with(history(8, 1).table());
        InMemoryInputs half = crowd().inputs().with(history(8, 0.5).table());

        assertSame(run(ASKED, half), run(ASKED + "\nannotator_prior_strength: 0.5", whole));
    }

    @Test
    final void theOrderOfItsRowsDoesNotMatter() {
        // Rows that come again add up, in any order.
        var twice = history(8, 0.1);
        for (int w = 0; w < 8; w++) {
            twice.add(Crowd.annotatorName(w), "c0", "c0", 0.3).add(Crowd.annotatorName(w), "c0", "c0", 1e6 / 7);
        }
        CollectingOutputs one = run(ASKED, crowd().inputs().with(twice.table()));

        assertSame(one, run(ASKED, crowd().inputs().with(twice.shuffled(5).table())));
    }

    @Test
    final void annotatorsOfOtherStagesAndUnknownOnesChangeNoLabel() {
        var history = history(8, 1);
        CollectingOutputs one = run(ASKED, crowd().inputs().with(history.table()));
        history.add("stranger", "c0", "c1", 500).of("another").add(Crowd.annotatorName(0), "c0", "c1", 500);

        CollectingOutputs other = run(ASKED, crowd().inputs().with(history.table()));

        assertThat(other.lines(TableKind.LABELS)).isEqualTo(one.lines(TableKind.LABELS));
        assertThat(other.lines(TableKind.ANNOTATORS)).isEqualTo(one.lines(TableKind.ANNOTATORS));
    }

    @Test
    final void theHistoryIsHandedOnWithTheAnswersOfThisRun() {
        var history = history(8, 1).add("away", "c1", "c2", 5);
        CollectingOutputs out = run(ASKED, crowd().inputs().with(history.table()));

        double sum = 0;
        for (int w = 0; w < 8; w++) {
            for (CollectedRow row : out.rows(TableKind.CONFUSION, "annotator", Crowd.annotatorName(w))) {
                sum += row.number("count");
            }
        }
        assertThat(sum).isEqualTo(crowd().column(0).length + 8 * 48, Offset.offset(1e-3));
        CollectedRow away = out.row(TableKind.CONFUSION, "annotator", "away", "truth", "c1", "answer", "c2");
        assertThat(away.number("count")).isEqualTo(5);
        assertThat(away.number("value")).isEqualTo(1);
        assertThat(out.facts()).containsEntry("annotators_with_history", 8.0);
    }

    @Test
    final void aStageWithoutRowsAndAClassThatThereIsNotAreErrors() {
        InMemoryInputs nothing = crowd().inputs()
                .with(new History().of("other").add("a", "c0", "c0", 1).table());
        assertThatThrownBy(() -> run(ASKED, nothing))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("'before'");
        InMemoryInputs unknown =
                crowd().inputs().with(new History().add("a", "c7", "c0", 1).table());
        assertThatThrownBy(() -> run(ASKED, unknown))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the class 'c7'");
        InMemoryInputs negative =
                crowd().inputs().with(new History().add("a", "c0", "c0", -1).table());
        assertThatThrownBy(() -> run(ASKED, negative))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("annotator 'a' the count -1.0");
    }

    @Test
    final void aHistoryOfNobodyWhoAnswersIsTold() {
        CollectingOutputs out = run(
                ASKED,
                crowd().inputs().with(new History().add("a", "c0", "c0", 1).table()));

        assertThat(out.problems()).extracting(Problem::code).contains(StandardError.WRONG_NAME);
        assertThat(out.facts()).containsEntry("annotators_with_history", 0.0);
    }
}
