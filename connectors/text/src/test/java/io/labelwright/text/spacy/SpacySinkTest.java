package io.labelwright.text.spacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.text.LabelledItems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SpacySinkTest {

    private static String write(InMemoryInputs inputs, TableKind table, @Nullable String key, boolean probabilities)
            throws IOException {
        var out = new MemoryOutput();
        new SpacySink(new SpacyExportConfig("out", key, probabilities, new FormatExportOptions(table, null)))
                .write(inputs.table(table), inputs, out);
        return out.text();
    }

    private static String write(InMemoryInputs inputs) throws IOException {
        return write(inputs, TableKind.LABELS, null, false);
    }

    @Test
    void spansAreEntitiesAndWhatHasNoLabelHasNone() throws IOException {
        var inputs = LabelledItems.of(Task.SPANS, "PER", "LOC")
                .spans("1", "\ud83d\ude00 New York,\n\"Ann\"", List.of(new Span(13, 16, "PER"), new Span(2, 10, "LOC")))
                .spans("2", "nothing", List.of())
                .item("3", "open", null)
                .inputs();

        assertThat(write(inputs)).isEqualTo("""
                {"text":"\ud83d\ude00 New York,\\n\\"Ann\\"","entities":[[2,10,"LOC"],[13,16,"PER"]],"meta":{"id":"1"}}
                {"text":"nothing","entities":[],"meta":{"id":"2"}}
                {"text":"open","meta":{"id":"3"}}
                """);
    }

    @Test
    void classesAreCatsWithAValueForEach() throws IOException {
        var one = LabelledItems.of(Task.CLASSIFICATION, "ham", "odd \"name\"")
                .item("1", "x", "ham")
                .item("2", "y", "odd \"name\"")
                .item("3", "z", null)
                .inputs();
        assertThat(write(one)).isEqualTo("""
                {"text":"x","cats":{"ham":1.0,"odd \\"name\\"":0.0},"meta":{"id":"1"}}
                {"text":"y","cats":{"ham":0.0,"odd \\"name\\"":1.0},"meta":{"id":"2"}}
                {"text":"z","meta":{"id":"3"}}
                """);

        var several = LabelledItems.of(Task.MULTI_LABEL, "a", "b", "c")
                .item("1", "x", "[\"a\",\"c\"]")
                .item("2", "y", "[]")
                .inputs();
        assertThat(write(several)).isEqualTo("""
                {"text":"x","cats":{"a":1.0,"b":0.0,"c":1.0},"meta":{"id":"1"}}
                {"text":"y","cats":{"a":0.0,"b":0.0,"c":0.0},"meta":{"id":"2"}}
                """);
    }

    @Test
    void catsCanBeTheProbabilitiesWhereTheyAreKnown() throws IOException {
        var items = LabelledItems.of(Task.CLASSIFICATION, "a", "b")
                .item("1", "x", "a")
                .item("2", "y", "b");
        var labels = new TableBuilder(
                TableKind.LABELS, List.of(ColumnSpec.number("p:a"), ColumnSpec.number("p:b")), Map.of());
        labels.text(0, "1")
                .text(1, "a")
                .text(3, "labelled")
                .number(6, 0.75)
                .number(7, 0.25)
                .end();
        labels.text(0, "2").text(1, "b").text(3, "labelled").end();

        assertThat(write(items.inputs().with(labels.build()), TableKind.LABELS, null, true))
                .isEqualTo("""
                {"text":"x","cats":{"a":0.75,"b":0.25},"meta":{"id":"1"}}
                {"text":"y","cats":{"a":0.0,"b":1.0},"meta":{"id":"2"}}
                """);
    }

    @Test
    void overlappingSpansNeedAKey() throws IOException {
        var inputs = LabelledItems.of(Task.SPANS, "PER", "LOC")
                .spans("1", "New York", List.of(new Span(0, 8, "LOC"), new Span(0, 3, "PER")))
                .inputs();

        assertThatThrownBy(() -> write(inputs))
                .hasMessageContaining("item '1' has a span LOC from 0 to 8 that begins in another one")
                .hasMessageContaining("spans_key: sc");
        assertThat(write(inputs, TableKind.LABELS, "sc", false))
                .isEqualTo("{\"text\":\"New York\",\"spans\":{\"sc\":[[0,3,\"PER\"],[0,8,\"LOC\"]]},"
                        + "\"meta\":{\"id\":\"1\"}}\n");
    }

    @Test
    void answersHaveTheirAnnotators() throws IOException {
        var inputs = LabelledItems.of(Task.CLASSIFICATION, "a", "b")
                .item("1", "x", "a")
                .inputs();
        var answers = new TableBuilder(TableKind.ANNOTATIONS);
        answers.text(0, "1").text(1, "answer").text(2, "a").text(8, "answer").end();
        answers.text(0, "1").text(1, "bo").text(8, "skip").end();
        assertThat(write(inputs.with(answers.build()), TableKind.ANNOTATIONS, null, false))
                .isEqualTo("""
                {"text":"x","cats":{"a":1.0,"b":0.0},"meta":{"id":"1","annotator":"answer"}}
                {"text":"x","meta":{"id":"1","annotator":"bo"}}
                """);

        answers.text(0, "1").text(1, "cy").text(2, "a").text(8, "reject").end();
        inputs.with(answers.build());
        assertThatThrownBy(() -> write(inputs, TableKind.ANNOTATIONS, null, false))
                .hasMessageContaining("item '1' has the verdict reject, which is no label")
                .hasMessageContaining("verdict == 'answer'");
    }

    @Test
    void whatIsNoLabelOfTheTaskIsRefused() {
        var spans = LabelledItems.of(Task.SPANS, "PER")
                .spans("1", "x", List.of(new Span(0, 2, "PER")))
                .item("2", "x", "PER")
                .inputs();
        assertThatThrownBy(() -> write(spans))
                .hasMessageContaining("item '1' has a span PER from 0 to 2, which is beyond the text")
                .hasMessageContaining("item '2' has a label of another task");

        var classes =
                LabelledItems.of(Task.CLASSIFICATION, "a").item("1", "x", "b").inputs();
        assertThatThrownBy(() -> write(classes)).hasMessageContaining("item '1' has the label 'b', which is no class");
    }

    @Test
    void tablesWithoutLabelsAreRefusedWhenTheConfigIsMade() {
        assertThatThrownBy(() ->
                        new SpacyExportConfig("out", null, false, new FormatExportOptions(TableKind.METRICS, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table: this format holds labels, gold or annotations, not metrics");
        assertThatThrownBy(
                        () -> new SpacyExportConfig("out", null, true, new FormatExportOptions(TableKind.GOLD, null)))
                .hasMessageContaining("probabilities: only the table labels has them");
    }

    private static final String[] PIECES = {
        "a",
        " ",
        "\n",
        "\r",
        "\t",
        "\"",
        "\\",
        "/",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u2028",
        "\ufeff",
        "\u0301",
        "\u05d0\u202e",
        "\uffff",
        "\ud83d\ude00"
    };

    /** Another parser of JSON finds the same texts, offsets and names; offsets are counted as Python counts. */
    @Test
    void everyLineIsJsonWithTheSameContent() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var items = LabelledItems.of(Task.SPANS);
            var texts = new ArrayList<String>();
            var covered = new ArrayList<List<String>>();
            for (int i = 0; i < 4; i++) {
                String text = "x" + text(random);
                int[] points = text.codePoints().toArray();
                var spans = new ArrayList<Span>();
                var found = new ArrayList<String>();
                for (int start = 0; start < points.length; ) {
                    int end = start + 1 + random.nextInt(points.length - start);
                    String label = "L" + text(random);
                    spans.add(new Span(start, end, label));
                    found.add(label + " " + new String(points, start, end - start));
                    start = end + random.nextInt(3);
                }
                items.spans(i + text(random), text, spans);
                texts.add(text);
                covered.add(found);
            }
            InMemoryInputs inputs = items.inputs();

            List<JsonNode> lines =
                    write(inputs).lines().map(JsonMapper.shared()::readTree).toList();

            for (int i = 0; i < 4; i++) {
                JsonNode line = lines.get(i);
                String text = line.get("text").asString();
                assertThat(text).as("seed %d", seed).isEqualTo(texts.get(i));
                assertThat(line.get("meta").get("id").asString())
                        .isEqualTo(inputs.items().ids().get(i));
                var found = new ArrayList<String>();
                line.get("entities")
                        .forEach(entity -> found.add(entity.get(2).asString() + " "
                                + text.substring(
                                        text.offsetByCodePoints(0, entity.get(0).asInt()),
                                        text.offsetByCodePoints(0, entity.get(1).asInt()))));
                assertThat(found).as("seed %d", seed).isEqualTo(covered.get(i));
            }
        }
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
