package io.labelwright.review.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.people.People;
import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.PeopleContext;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReviewPeopleTest extends StrategyContract<ReviewPeopleConfig> {

    private static final ReviewPeopleConfig ONE = new ReviewPeopleConfig(1, false, false, 0, null);

    private final List<PersonAnswer> given = new ArrayList<>();
    private PeopleContext people = new PeopleContext(TestContext.create(), List.of());

    @Override
    protected StrategyFactory<ReviewPeopleConfig> factory() {
        return new ReviewPeopleFactory();
    }

    @Override
    protected String with() {
        return "simulate_from: gold\ngold_share: 0.05";
    }

    /** An import of gold is in view, also where it brings none. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return data.inputs().writtenBy(TableKind.GOLD, "truth");
    }

    private ReviewPeopleTest answer(String item, String annotator, Verdict verdict, @Nullable String label) {
        given.add(new PersonAnswer(item, annotator, verdict, label, null, Instant.parse("2025-01-01T00:00:00Z"), "g"));
        return this;
    }

    private ReviewPeopleTest answer(String item, String annotator, String label) {
        return answer(item, annotator, Verdict.ANSWER, label);
    }

    private CollectingOutputs run(ReviewPeopleConfig config, InMemoryInputs inputs) {
        people = new PeopleContext(TestContext.create().withStage("people"), given);
        return TestStage.of(new ReviewPeopleFactory()).in(people).run(config, inputs);
    }

    private List<String> asked() {
        return people.asked().stream().map(row -> row.text("item")).toList();
    }

    private static InMemoryInputs abc() {
        return InMemoryInputs.ofClasses("ham", "spam").items("a", "b", "c");
    }

    private static InMemoryInputs queued(InMemoryInputs inputs, String... items) {
        var queue = new TableBuilder(TableKind.QUEUE);
        for (int i = 0; i < items.length; i++) {
            queue.text(0, items[i])
                    .integer(1, i + 1L)
                    .text(TableKind.QUEUE.column("action"), "label")
                    .end();
        }
        return inputs.with(queue.build()).writtenBy(TableKind.QUEUE, "pick");
    }

    private static CollectedRow label(CollectingOutputs out, String item) {
        return out.row(TableKind.LABELS, "item", item);
    }

    @Test
    void theQueueIsAskedInItsOrder() {
        run(ONE, queued(abc(), "c", "a"));

        assertThat(asked()).containsExactly("c", "a");
    }

    @Test
    void withoutAQueueAllUnresolvedItemsAreAsked() {
        run(ONE, abc().label("b", "ham"));

        assertThat(asked()).containsExactly("a", "c");
    }

    @Test
    void anEmptyQueueAsksNothing() {
        run(ONE, queued(abc()));

        assertThat(asked()).isEmpty();
    }

    @Test
    void whatIsAnsweredIsNotAskedAndBecomesALabelThatStays() {
        CollectingOutputs out = answer("a", "ann", "spam").run(ONE, queued(abc().label("a", "ham"), "a", "b"));

        assertThat(asked()).containsExactly("b");
        CollectedRow row = label(out, "a");
        assertThat(row.text("label")).isEqualTo("spam");
        assertThat(row.text("source")).isEqualTo("people");
        assertThat(row.text("reason")).isEqualTo("given by ann");
        assertThat(row.text("_fixed")).isEqualTo("true");
        assertThat(row.text("_author")).isEqualTo("ann");
        assertThat(row.number("confidence")).isEqualTo(1);
        CollectedRow annotation = out.rows(TableKind.ANNOTATIONS).get(0);
        assertThat(annotation.text("annotator")).isEqualTo("ann");
        assertThat(annotation.text("time")).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(annotation.text("guidelines")).isEqualTo("g");
        assertThat(annotation.text(People.ASKED)).isEqualTo("true");
    }

    @Test
    void anAnswerThatNobodyAskedForCounts() {
        CollectingOutputs out = answer("c", "ann", "spam").run(ONE, queued(abc(), "a"));

        assertThat(label(out, "c").text("label")).isEqualTo("spam");
        assertThat(label(out, "b").text("status")).isEqualTo("unresolved");
    }

    @Test
    void ofTwoWhoDifferNobodyWins() {
        answer("a", "bob", "spam").answer("a", "ann", "ham");
        CollectingOutputs out = run(ONE, queued(abc(), "a"));

        assertThat(label(out, "a").text("status")).isEqualTo("unresolved");
        assertThat(label(out, "a").text("reason")).isEqualTo("people differ: ham by ann, spam by bob");
        assertThat(out.rows(TableKind.ANNOTATIONS)).hasSize(2);
        assertThat(asked()).isEmpty();
    }

    @Test
    void whoAdjudicatesDecides() {
        var config = new ReviewPeopleConfig(2, true, false, 0, null);
        answer("a", "bob", "spam").answer("a", "ann", "ham");
        run(config, queued(abc(), "a"));
        CollectedRow task = people.asked().get(0);
        assertThat(task.text("action")).isEqualTo("adjudicate");
        assertThat(task.text("answers")).isEqualTo("ham by ann, spam by bob");

        CollectingOutputs out = answer("a", "carl", Verdict.ADJUDICATE, "spam").run(config, queued(abc(), "a"));

        assertThat(asked()).isEmpty();
        assertThat(label(out, "a").text("label")).isEqualTo("spam");
        assertThat(label(out, "a").text("reason")).isEqualTo("adjudicated by carl");
        assertThat(label(out, "a").text("_fixed")).isEqualTo("true");
    }

    @Test
    void severalAnswersPerItemGiveAnnotationsAndNoLabel() {
        var config = new ReviewPeopleConfig(2, false, false, 0, null);
        CollectingOutputs out = answer("a", "ann", "spam").run(config, queued(abc().label("a", "ham"), "a"));
        assertThat(asked()).containsExactly("a");
        assertThat(people.asked().get(0).number(People.NEEDED)).isEqualTo(2);
        assertThat(label(out, "a").text("label")).isEqualTo("ham");

        out = answer("a", "bob", "spam").run(config, queued(abc().label("a", "ham"), "a"));

        assertThat(asked()).isEmpty();
        assertThat(label(out, "a").text("label")).isEqualTo("ham");
        assertThat(label(out, "a").text("_fixed")).isEqualTo("false");
        assertThat(out.rows(TableKind.ANNOTATIONS)).hasSize(2);
    }

    @Test
    void aRejectedLabelIsNoLabelAnyMore() {
        answer("a", "ann", Verdict.REJECT, "ham").answer("b", "ann", Verdict.REJECT, "spam");
        CollectingOutputs out = run(ONE, queued(abc().label("a", "ham").label("b", "ham"), "a", "b"));

        assertThat(label(out, "a").text("status")).isEqualTo("unresolved");
        assertThat(label(out, "a").text("reason")).isEqualTo("ham rejected by ann");
        assertThat(label(out, "b").text("label")).isEqualTo("ham");
        assertThat(out.rows(TableKind.ANNOTATIONS))
                .allMatch(row -> row.text("verdict").equals("reject"));
    }

    @Test
    void whoSkipsOrFlagsHasAnswered() {
        answer("a", "ann", Verdict.SKIP, null).answer("b", "ann", Verdict.FLAG, null);
        CollectingOutputs out = run(ONE, queued(abc().label("b", "ham"), "a", "b"));

        assertThat(asked()).isEmpty();
        assertThat(label(out, "a").text("reason")).isEqualTo("skipped by ann");
        assertThat(label(out, "b").text("status")).isEqualTo("unresolved");
        assertThat(label(out, "b").text("reason")).isEqualTo("flagged by ann");
    }

    @Test
    void aLabelThatPeopleGaveBeforeChangesInPlainSight() {
        CollectingOutputs out = answer("a", "ann", "spam").run(ONE, queued(abc().fixed("a", "ham", "bob"), "a"));

        assertThat(label(out, "a").text("reason")).isEqualTo("given by ann; was ham by bob");
    }

    @Test
    void aBlindReviewShowsWhatPeopleNeedAndNoMore() {
        InMemoryInputs inputs = queued(
                InMemoryInputs.ofClasses("ham", "spam")
                        .item("a", "text", "hello")
                        .label("a", "spam"),
                "a");

        run(new ReviewPeopleConfig(1, false, true, 0, null), inputs);
        CollectedRow blind = people.asked().get(0);
        run(ONE, inputs);

        assertThat(blind.isMissing("label")).isTrue();
        assertThat(blind.text("field:text")).isEqualTo("hello");
        assertThat(people.asked().get(0).text("label")).isEqualTo("spam");
    }

    @Test
    void whoWasAskedInAnEarlierRoundIsNotAskedAgain() {
        var before = new TableBuilder(TableKind.ANNOTATIONS, List.of(ColumnSpec.bool(People.ASKED)), Map.of());
        before.text(0, "a")
                .text(1, "ann")
                .bool(TableKind.ANNOTATIONS.columns().size(), true)
                .end();

        run(ONE, queued(abc().with(before.build()), "a", "b"));

        assertThat(asked()).containsExactly("b");
    }

    @Test
    void aQuestionToOnePersonIsNotAnsweredByAnother() {
        var queue = new TableBuilder(TableKind.QUEUE);
        for (String annotator : List.of("ann", "bob")) {
            queue.text(0, "a")
                    .integer(1, 1)
                    .text(TableKind.QUEUE.column("annotator"), annotator)
                    .end();
        }
        queue.text(0, "b")
                .integer(1, 2)
                .text(TableKind.QUEUE.column("action"), "leave")
                .end();

        answer("a", "ann", "ham").run(ONE, abc().with(queue.build()).writtenBy(TableKind.QUEUE, "pick"));

        assertThat(people.asked())
                .singleElement()
                .satisfies(task -> assertThat(task.text("annotator")).isEqualTo("bob"));
    }

    @Test
    void aSimulatedPersonAnswersAtOnce() {
        InMemoryInputs inputs =
                queued(abc().gold("a", "spam").gold("c", "ham"), "a", "b").writtenBy(TableKind.GOLD, "truth");

        CollectingOutputs out = run(new ReviewPeopleConfig(1, false, false, 0, "gold"), inputs);

        assertThat(asked()).isEmpty();
        assertThat(label(out, "a").text("label")).isEqualTo("spam");
        assertThat(label(out, "b").text("reason")).isEqualTo("skipped by simulated");
        assertThat(label(out, "c").text("status")).isEqualTo("unresolved");
    }

    @Test
    void anAnswerWhoseClassIsGoneStopsTheStage() {
        assertThatThrownBy(() -> answer("a", "ann", "junk").run(ONE, queued(abc(), "a")))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("'ann' answered 'junk' to item 'a'");
    }

    @Test
    void anAnswerWhoseItemIsGoneIsTold() {
        CollectingOutputs out = answer("z", "ann", "ham").run(ONE, queued(abc(), "a"));

        assertThat(out.problems()).anyMatch(problem -> problem.message().contains("about 'z'"));
    }
}
