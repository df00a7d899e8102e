package io.labelwright.review.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.people.People;
import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.PeopleContext;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code gold_share}: questions whose answer is known. */
final class HiddenQuestionsTest {

    private static final ReviewPeopleConfig TENTH = share(0.1);

    private final List<PersonAnswer> given = new ArrayList<>();
    private PeopleContext people = new PeopleContext(TestContext.create(), List.of());

    private static ReviewPeopleConfig share(double share) {
        return new ReviewPeopleConfig(1, false, false, share, null);
    }

    private HiddenQuestionsTest answer(String item, String annotator, Verdict verdict, @Nullable String label) {
        given.add(new PersonAnswer(item, annotator, verdict, label, null, Instant.parse("2025-01-01T00:00:00Z"), "g"));
        return this;
    }

    private CollectingOutputs run(ReviewPeopleConfig config, long seed, InMemoryInputs inputs) {
        people = new PeopleContext(TestContext.create().withStage("people").withSeed(seed), given);
        return TestStage.of(new ReviewPeopleFactory()).in(people).run(config, inputs);
    }

    private List<String> asked() {
        return people.asked().stream().map(row -> row.text("item")).toList();
    }

    /** Items {@code q1, q2, ...} in the queue, and {@code g1, g2, ...} with the gold label spam. */
    private static InMemoryInputs queued(int queued, int gold, String... annotators) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        for (int i = 1; i <= gold; i++) {
            inputs.item("g" + i, "text", "t").gold("g" + i, "spam");
        }
        var queue = new TableBuilder(TableKind.QUEUE);
        for (int i = 1; i <= queued; i++) {
            inputs.item("q" + i, "text", "t").label("q" + i, "ham");
            queue.text(0, "q" + i)
                    .integer(1, i)
                    .number(2, 0.5)
                    .text(TableKind.QUEUE.column("reason"), "close")
                    .text(TableKind.QUEUE.column("action"), "label");
            if (annotators.length > 0) {
                queue.text(TableKind.QUEUE.column("annotator"), annotators[i % annotators.length]);
            }
            queue.end();
        }
        return inputs.with(queue.build()).writtenBy(TableKind.QUEUE, "pick");
    }

    @ParameterizedTest
    @CsvSource({"18,0.1,2", "19,0.1,3", "1,0.1,1", "10,0.5,10", "5,0.9,45", "0,0.5,0"})
    void theShareIsThatOfAllQuestionsRoundedUp(int queued, double share, int hidden) {
        run(share(share), 1, queued(queued, 60));

        assertThat(asked()).hasSize(queued + hidden).doesNotHaveDuplicates();
        assertThat(asked().stream().filter(item -> item.startsWith("g"))).hasSize(hidden);
    }

    @Test
    void nothingTellsAHiddenQuestionFromAnother() {
        run(TENTH, 1, queued(18, 60));

        List<CollectedRow> tasks = people.asked();
        for (int place = 0; place < tasks.size(); place++) {
            CollectedRow task = tasks.get(place);
            assertThat(task.text("rank")).isEqualTo(String.valueOf(place + 1));
            assertThat(task.text("action")).isEqualTo("label");
            assertThat(task.text(People.NEEDED)).isEqualTo("1");
            assertThat(task.text("field:text")).isEqualTo("t");
            for (String column : List.of("score", "reason", "annotator", "label", "confidence", "p:ham", "answers")) {
                assertThat(task.isMissing(column)).as(column).isTrue();
            }
        }
        assertThat(asked().stream().filter(item -> item.startsWith("q")))
                .as("the others keep their order")
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 18).mapToObj(i -> "q" + i).toList());
    }

    @Test
    void placesAndItemsAreDrawnFromTheSeedAndStayTheSame() {
        var items = new TreeSet<String>();
        var places = new TreeSet<Integer>();
        for (int seed = 0; seed < 60; seed++) {
            run(TENTH, seed, queued(9, 10));
            List<String> first = asked();
            run(TENTH, seed, queued(9, 10));
            assertThat(asked()).isEqualTo(first);
            for (int place = 0; place < first.size(); place++) {
                if (first.get(place).startsWith("g")) {
                    items.add(first.get(place));
                    places.add(place);
                }
            }
        }

        assertThat(items).hasSize(10);
        assertThat(places).hasSize(10);
    }

    @Test
    void whoHasTasksOfTheirOwnHasHiddenQuestionsOfTheirOwn() {
        run(share(0.5), 1, queued(4, 10, "ann", "bob"));

        Map<String, List<CollectedRow>> byPerson = people.asked().stream()
                .filter(row -> row.text("item").startsWith("g"))
                .collect(java.util.stream.Collectors.groupingBy(row -> row.text("annotator")));
        assertThat(byPerson).containsOnlyKeys("ann", "bob");
        assertThat(byPerson.get("ann")).hasSize(2);
    }

    @Test
    void answersToHiddenQuestionsMeasurePeopleAndAreNeitherLabelsNorTasksAnyMore() {
        run(share(0.5), 3, queued(3, 3));
        answer("g1", "ann", Verdict.ANSWER, "spam")
                .answer("g2", "ann", Verdict.ANSWER, "ham")
                .answer("g3", "bob", Verdict.ANSWER, "spam")
                .answer("g3", "cid", Verdict.SKIP, null)
                .answer("q1", "ann", Verdict.ANSWER, "ham");

        CollectingOutputs out = run(share(0.5), 3, queued(3, 3));

        assertThat(asked()).containsExactly("q2", "q3");
        for (String gold : List.of("g1", "g2", "g3")) {
            CollectedRow label = out.row(TableKind.LABELS, "item", gold);
            assertThat(label.text("status")).isEqualTo("unresolved");
            assertThat(label.text("reason")).isEqualTo("no label");
            assertThat(label.text("_fixed")).isNotEqualTo("true");
        }
        assertThat(out.row(TableKind.LABELS, "item", "q1").text("label")).isEqualTo("ham");
        assertThat(out.rows(TableKind.ANNOTATIONS).stream()
                        .map(row -> row.text("item") + " " + row.text("annotator") + " "
                                + (row.isMissing(People.GOLD) ? "-" : row.text(People.GOLD))))
                .containsExactly("g1 ann spam", "g2 ann spam", "g3 bob spam", "g3 cid spam", "q1 ann -");
        CollectedRow ann = out.row(TableKind.ANNOTATORS, "annotator", "ann");
        assertThat(ann.text("answers")).isEqualTo("2");
        assertThat(ann.number("accuracy")).isEqualTo(0.5);
        assertThat(ann.number("accuracy_low")).isEqualTo(0.0945, Offset.offset(1e-4));
        assertThat(ann.number("accuracy_high")).isEqualTo(0.9055, Offset.offset(1e-4));
        assertThat(out.rows(TableKind.ANNOTATORS).stream().map(row -> row.text("annotator")))
                .containsExactly("ann", "bob");
        CollectedRow figure = out.rows(TableKind.METRICS).get(0);
        assertThat(figure.text("metric")).isEqualTo("gold_accuracy");
        assertThat(figure.number("value")).isEqualTo(2.0 / 3, Offset.offset(1e-15));
    }

    @Test
    void whoDifferOnAHiddenQuestionAreNotAdjudicated() {
        answer("g1", "ann", Verdict.ANSWER, "spam").answer("g1", "bob", Verdict.ANSWER, "ham");
        answer("q1", "ann", Verdict.ANSWER, "spam").answer("q1", "bob", Verdict.ANSWER, "ham");

        run(new ReviewPeopleConfig(2, true, false, 0.5, null), 1, queued(1, 1));

        assertThat(people.asked().stream().map(row -> row.text("item") + " " + row.text("action")))
                .containsExactly("q1 adjudicate");
    }

    @Test
    void anItemThatIsAskedAboutAnywayIsNoHiddenQuestion() {
        InMemoryInputs inputs = queued(2, 0).gold("q1", "spam").gold("q2", "spam");
        answer("q1", "ann", Verdict.ANSWER, "ham");

        CollectingOutputs out = run(TENTH, 1, inputs);

        assertThat(out.row(TableKind.LABELS, "item", "q1").text("label")).isEqualTo("ham");
        assertThat(out.rows(TableKind.ANNOTATORS)).isEmpty();
        assertThat(out.rows(TableKind.METRICS).get(0).isMissing("value")).isTrue();
        assertThat(out.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("gold_share: 0 items with gold can be hidden questions, 1 are wanted"));
    }

    @Test
    void whatPeopleWereAskedAboutBeforeIsNoHiddenQuestion() {
        var answered = new TableBuilder(TableKind.ANNOTATIONS, List.of(ColumnSpec.bool(People.ASKED)), Map.of());
        answered.text(0, "g1")
                .text(1, "ann")
                .text(2, "spam")
                .bool(TableKind.ANNOTATIONS.columns().size(), true)
                .end();

        run(share(0.5), 1, queued(2, 3).with(answered.build()));

        assertThat(asked()).hasSize(4).doesNotContain("g1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gold", "text"})
    void whoIsPlayedAnswersHiddenQuestionsToo(String from) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        for (int i = 0; i < 10; i++) {
            inputs.item("q" + i, "text", "spam");
            inputs.item("g" + i, "text", i % 2 == 0 ? "ham" : "spam")
                    .gold("g" + i, "spam")
                    .label("g" + i, "ham");
        }

        CollectingOutputs out = run(new ReviewPeopleConfig(1, false, false, 0.5, from), 1, inputs);

        CollectedRow simulated = out.rows(TableKind.ANNOTATORS).get(0);
        assertThat(simulated.text("answers")).isEqualTo("10");
        assertThat(simulated.number("accuracy")).isEqualTo(from.equals("gold") ? 1 : 0.5);
        assertThat(out.row(TableKind.LABELS, "item", "g1").text("label")).isEqualTo("ham");
    }

    @Test
    void withoutAShareNothingIsWrittenAboutPeople() {
        CollectingOutputs out = run(share(0), 1, queued(3, 3));

        assertThat(asked()).containsExactly("q1", "q2", "q3");
        assertThat(out.written().stream().map(table -> table.kind()))
                .containsExactly(TableKind.ANNOTATIONS, TableKind.LABELS);
        assertThat(out.table(TableKind.ANNOTATIONS).find(People.GOLD)).isEqualTo(-1);
    }
}
