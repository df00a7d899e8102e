package io.labelwright.propagate.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.labelwright.propagate.Samples;
import io.labelwright.propagate.Stages;
import io.labelwright.propagate.labelpropagation.LabelPropagationFactory;
import io.labelwright.propagate.spreading.LabelSpreadingFactory;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all methods that spread over a graph, shown with label propagation. */
final class PropagationTest {

    private static CollectingOutputs run(String with, InMemoryInputs inputs) {
        return Stages.run(new LabelPropagationFactory(), with, inputs);
    }

    /** a (ham) - b - c - d (spam). */
    private static InMemoryInputs path() {
        return Samples.graph(
                InMemoryInputs.ofClasses("ham", "spam", "news")
                        .label("a", "ham")
                        .items("b", "c")
                        .label("d", "spam"),
                "a",
                "b",
                1,
                "b",
                "c",
                1,
                "c",
                "d",
                1);
    }

    private static List<String> warnings(CollectingOutputs out) {
        return out.problems().stream().map(Problem::message).toList();
    }

    @Test
    void aComponentWithoutSeedIsUnresolved() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b")
                .label("s", "spam")
                .items("c", "d", "alone");
        CollectingOutputs out = run("", Samples.graph(inputs, "a", "b", 1, "s", "b", 2, "c", "d", 1));

        for (String item : List.of("c", "d", "alone")) {
            CollectedRow row = out.row(TableKind.LABELS, "item", item);
            assertThat(row.text("status")).isEqualTo("unresolved");
            assertThat(row.text("reason")).isEqualTo("no labelled item reaches it");
            assertThat(row.text("label")).isEmpty();
            assertThat(row.isMissing("p:ham")).isTrue();
            assertThat(out.rows(TableKind.PREDICTIONS, "item", item)).isEmpty();
        }
        assertThat(out.facts()).containsEntry("unreached", 3.0).containsEntry("reached", 1.0);
        assertThat(warnings(out)).contains("3 of 6 items are not connected with any labelled item and stay unresolved");
    }

    @Test
    void isolatedItemsAreUnresolvedHoweverMany() {
        InMemoryInputs inputs = path();
        for (int i = 0; i < 100_000; i++) {
            inputs.items("alone " + i);
        }
        // The graph is of the items that were there before.
        CollectingOutputs out = run("", inputs);

        assertThat(out.facts()).containsEntry("unreached", 100_000.0);
        assertThat(out.table(TableKind.LABELS).rows()).isEqualTo(100_004);
        assertThat(out.table(TableKind.PREDICTIONS).rows()).isEqualTo(2);
    }

    @Test
    void noSeedIsAnError() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam").items("a", "b");

        assertThatThrownBy(() -> run("", Samples.graph(inputs, "a", "b", 1)))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("no item of this view has a label");
    }

    @Test
    void seedsOfOneClassAreTold() {
        InMemoryInputs inputs =
                InMemoryInputs.ofClasses("ham", "spam").label("a", "spam").items("b");

        CollectingOutputs out = run("", Samples.graph(inputs, "a", "b", 1));

        assertThat(out.row(TableKind.LABELS, "item", "b").text("label")).isEqualTo("spam");
        assertThat(warnings(out)).contains("all labelled items are 'spam': whatever they reach becomes it too");
    }

    @Test
    void aClassWithoutSeedIsTold() {
        CollectingOutputs out = run("", path());

        assertThat(warnings(out)).contains("class 'news' has no labelled item: nothing becomes it");
        assertThat(out.rows(TableKind.LABELS, "label", "news")).isEmpty();
    }

    @Test
    void noItemIsNoError() {
        CollectingOutputs out = run("", InMemoryInputs.ofClasses("ham", "spam"));

        assertThat(out.table(TableKind.LABELS).rows()).isZero();
    }

    @Test
    void anEmptyGraphIsAnError() {
        InMemoryInputs inputs =
                InMemoryInputs.ofClasses("ham", "spam").label("a", "spam").items("b");

        assertThatThrownBy(() -> run("", Samples.graph(inputs)))
                .hasMessageContaining("the graph has no edge between items of this view");
    }

    @Test
    void neitherGraphNorFeaturesIsAnError() {
        InMemoryInputs inputs =
                InMemoryInputs.ofClasses("ham", "spam").label("a", "spam").items("b");

        assertThatThrownBy(() -> run("", inputs))
                .hasMessageContaining("there is neither a graph nor a set of features in view");
    }

    @Test
    void selfLoopsAndEdgesWithoutWeightAreLeftOutAndTold() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b")
                .label("c", "spam");

        CollectingOutputs out =
                run("", Samples.graph(inputs, "a", "b", 1, "b", "b", 1000, "c", "c", 2, "b", "c", 3, "a", "c", 0));

        assertThat(out.row(TableKind.LABELS, "item", "b").number("p:spam")).isEqualTo(0.75, within(1e-9));
        assertThat(out.facts()).containsEntry("self_loops", 2.0);
        assertThat(warnings(out))
                .contains(
                        "2 edges lead from an item to itself and are left out, the first one from 'b' to 'b' of stage"
                                + " 'edges'",
                        "1 edges weigh 0 and are none, the first one from 'a' to 'c' of stage 'edges'");
    }

    @Test
    void aRowOfAFileIsNamed() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b")
                .label("c", "spam");
        var rows = new TableBuilder(
                TableKind.GRAPH,
                List.of(ColumnSpec.named("_file"), ColumnSpec.integer("_line")),
                Map.of("source", inputs.items().ids(), "target", inputs.items().ids()));
        rows.text(0, "a")
                .text(1, "b")
                .number(2, 1)
                .text(3, "edges.csv")
                .integer(4, 2)
                .end();
        rows.text(0, "b")
                .text(1, "c")
                .number(2, -4)
                .text(3, "edges.csv")
                .integer(4, 3)
                .end();
        inputs.with(rows.build()).writtenBy(TableKind.GRAPH, "edges");

        assertThatThrownBy(() -> run("", inputs))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the edge from 'b' to 'c' in edges.csv:3 has the weight -4.0");
    }

    @Test
    void aMissingWeightIsAnErrorWithItsRow() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b")
                .label("c", "spam");

        assertThatThrownBy(() -> run("", Samples.graph(inputs, "a", "b", 1, "b", "c", Double.NaN)))
                .hasMessageContaining("the edge from 'b' to 'c' of stage 'edges' has no weight");
    }

    @Test
    void duplicateEdgesAddUpAndOneSidedOnesCountForBoth() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b")
                .label("c", "spam");

        // a - b twice, b - c in both directions.
        CollectingOutputs out = run("", Samples.graph(inputs, "a", "b", 1, "a", "b", 1, "b", "c", 1, "c", "b", 1));

        assertThat(out.row(TableKind.LABELS, "item", "b").number("p:ham")).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(out.facts()).containsEntry("repeated_edges", 2.0).containsEntry("edges", 2.0);
    }

    @Test
    void anEdgeToAnItemThatIsNotInViewIsNone() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b")
                .label("c", "spam");
        var rows = new TableBuilder(TableKind.GRAPH);
        rows.text(0, "a").text(1, "b").number(2, 1).end();
        rows.text(0, "b").text(1, "stranger").number(2, 9).end();

        CollectingOutputs out = run("", inputs.with(rows.build()).writtenBy(TableKind.GRAPH, "edges"));

        assertThat(out.row(TableKind.LABELS, "item", "b").number("p:ham")).isEqualTo(1);
        assertThat(out.facts()).containsEntry("edges", 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-0.5", "1.5"})
    void alphaOutsideItsRangeIsRefusedByName(String alpha) {
        LabelSchema schema = path().schema();
        assertThatThrownBy(() -> Stages.config(new LabelSpreadingFactory(), "alpha: " + alpha, schema))
                .hasMessageContaining("alpha");
    }

    @Test
    void aDoubtfulItemStaysOpenAndGoesToTheQueue() {
        InMemoryInputs inputs = path().items("alone");

        CollectingOutputs out = run("{min_confidence: 0.7, queue: true}", inputs);

        assertThat(out.row(TableKind.LABELS, "item", "b").text("status")).isEqualTo("unresolved");
        assertThat(out.row(TableKind.LABELS, "item", "b").text("reason")).isEqualTo("below min_confidence");
        assertThat(out.row(TableKind.LABELS, "item", "b").number("confidence")).isEqualTo(2 / 3.0, within(1e-4));
        assertThat(out.rows(TableKind.QUEUE).stream().map(row -> row.text("item")))
                .startsWith("alone")
                .containsExactlyInAnyOrder("alone", "b", "c");
        assertThat(run("min_confidence: 0.7", inputs).table(TableKind.QUEUE).rows())
                .isZero();
    }

    @Test
    void anItemHalfWayTies() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b")
                .label("c", "spam");

        CollectedRow row =
                run("", Samples.graph(inputs, "a", "b", 1, "b", "c", 1)).row(TableKind.LABELS, "item", "b");

        assertThat(row.text("status")).isEqualTo("unresolved");
        assertThat(row.text("reason")).isEqualTo("tie");
    }

    @Test
    void theSharesOfClassesAreThoseAskedFor() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        inputs.label("0", "ham");
        IntStream.range(1, 40).forEach(i -> inputs.items("" + i));
        inputs.label("40", "spam");
        inputs.label("ham2", "ham");
        // A line with a second ham at its far end, which floods spam.
        Object[] edges = IntStream.range(0, 40)
                .boxed()
                .flatMap(i -> List.<Object>of("" + i, "" + (i + 1), 1).stream())
                .toArray();
        Samples.graph(inputs, edges);

        CollectingOutputs out = run(
                "{class_priors: {ham: 0.25, spam: 0.75}, calibration: none, tolerance: 1e-9, max_iterations: 100000}",
                inputs);

        double spam = out.rows(TableKind.PREDICTIONS).stream()
                .mapToDouble(row -> row.number("p:spam"))
                .average()
                .orElseThrow();
        assertThat(spam).isEqualTo(0.75, within(1e-3));
        assertThat(out.rows(TableKind.LABELS, "label", "spam")).hasSizeBetween(28, 34);
    }

    @Test
    void softSeedsSpreadTheirProbabilities() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam").items("a", "b");
        inputs.label("a", "ham");
        var labels = new TableBuilder(
                TableKind.LABELS,
                LabelWriter.columns(inputs.schema()),
                Map.of("item", inputs.items().ids(), "label", inputs.schema().names()));
        labels.code(0, 0)
                .code(1, 0)
                .number(2, 0.8)
                .text(3, "labelled")
                .text(4, "agreed")
                .text(5, "5 answers");
        labels.number(8, 0.8).number(9, 0.2).end();
        labels.code(0, 1).text(3, "unresolved").text(5, "no answers").end();
        inputs.with(labels.build());
        Samples.graph(inputs, "a", "b", 1);

        assertThat(run("seeds: soft", inputs).row(TableKind.LABELS, "item", "b").number("p:ham"))
                .isEqualTo(0.8, within(1e-9));
        CollectingOutputs hard = run("", inputs);
        assertThat(hard.row(TableKind.LABELS, "item", "b").number("p:ham")).isEqualTo(1);
        // The consensus's row stays as it was.
        assertThat(hard.row(TableKind.LABELS, "item", "a").text("source")).isEqualTo("agreed");
        assertThat(hard.row(TableKind.LABELS, "item", "a").number("confidence")).isEqualTo(0.8);
    }

    @Test
    void whatWasTakenOutStaysOut() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam").items("a", "b");
        inputs.label("a", "ham");
        var labels = new TableBuilder(
                TableKind.LABELS,
                LabelWriter.columns(inputs.schema()),
                Map.of("item", inputs.items().ids(), "label", inputs.schema().names()));
        labels.code(0, 0)
                .code(1, 0)
                .text(3, "labelled")
                .text(4, "agreed")
                .text(5, "5 answers")
                .end();
        labels.code(0, 1).text(3, "excluded").text(5, "near duplicate of a").end();
        Samples.graph(inputs.with(labels.build()), "a", "b", 1);

        CollectedRow row = run("", inputs).row(TableKind.LABELS, "item", "b");

        assertThat(row.text("status")).isEqualTo("excluded");
        assertThat(row.text("reason")).isEqualTo("near duplicate of a");
    }

    @Test
    void heldOutSeedsAreJudgedAndTeachTheTemperature() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var points = new double[300][1];
        for (int i = 0; i < points.length; i++) {
            points[i][0] = i / 100.0 + (i % 7) / 50.0;
            inputs.items("i" + i);
            if (i % 3 == 0) {
                // One label of ten is wrong, so nobody can be sure.
                inputs.label("i" + i, i % 30 == 0 == i < 150 ? "spam" : "ham");
            }
        }
        CollectingOutputs out = run("k: 5", inputs.features("line", List.of("x"), points));

        assertThat(out.facts()).containsEntry("held_out", 100.0);
        assertThat(out.facts().get("held_out_accuracy")).isBetween(0.6, 1.0);
        List<CollectedRow> heldOut = out.rows(TableKind.PREDICTIONS, "fold", "0");
        assertThat(heldOut).hasSize(20);
        assertThat(out.rows(TableKind.PREDICTIONS, "fold", "4")).hasSize(20);
        assertThat(out.rows(TableKind.PREDICTIONS, "fold", "")).hasSize(200);
        assertThat(run("{k: 5, calibration: none}", inputs).facts()).doesNotContainKey("held_out");
    }

    @Test
    void featuresMakeTheGraphThatTheirNeighboursWouldMake() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam").items("a", "b", "c", "d");
        inputs.label("a", "ham").label("d", "spam");
        inputs.features("line", List.of("x"), new double[] {0}, new double[] {1}, new double[] {10}, new double[] {11});

        CollectingOutputs out = run("k: 1", inputs);

        assertThat(out.row(TableKind.LABELS, "item", "b").text("label")).isEqualTo("ham");
        assertThat(out.row(TableKind.LABELS, "item", "c").text("label")).isEqualTo("spam");
        assertThat(out.facts()).containsEntry("edges", 2.0);
    }
}
