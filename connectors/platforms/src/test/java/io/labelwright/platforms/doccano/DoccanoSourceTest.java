package io.labelwright.platforms.doccano;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.platforms.Platform;
import io.labelwright.platforms.RandomVotes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoccanoSourceTest {

    private static RecordingSink read(String with, String text) throws IOException {
        return Platform.read(Platform.source("import/doccano", with), "x.jsonl", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "auto|\"label\": \"a\"|a",
                "auto|\"label\": 15|15",
                "auto|\"labels\": [\"a\"]|a",
                "auto|\"labels\": [\"a\", \"b\"]|[\"a\",\"b\"]",
                "classes|\"cats\": [\"a\"]|[\"a\"]",
                "classes|\"label\": []|[]",
                "text|\"label\": [\"one\", \"two\"]|`one\ntwo`",
                "auto|\"label\": [[3, 4, \"X\"], [0, 1, \"Y\"]]"
                        + "|[{\"start\":0,\"end\":1,\"label\":\"Y\"},{\"start\":3,\"end\":4,\"label\":\"X\"}]",
                "auto|\"entities\": [{\"id\": 3, \"start_offset\": 2, \"end_offset\": 3, \"label\": \"X\"}]"
                        + "|[{\"start\":2,\"end\":3,\"label\":\"X\"}]",
                "spans|\"label\": []|[]"
            })
    void labelsHaveManyShapes(String as, String labels, String expected) throws IOException {
        RecordingSink sink =
                read("{path: x, annotator: ann, as: " + as + "}", "{\"text\": \"a \ud83d\ude00 b\", " + labels + "}\n");

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(Map.of("item", "0", "annotator", "ann", "label", expected));
        assertThat(sink.fields(TableKind.GOLD)).containsExactly(Map.of("item", "0", "label", expected));
    }

    @Test
    void oldExportsHaveSeveralUsers() throws IOException {
        RecordingSink sink = read(
                "path: x",
                """
                {"id": 5, "text": "abc", "annotation_approver": null, "meta": {"page": 1}, "annotations": [
                """.strip()
                        + "{\"label\": 12, \"start_offset\": 0, \"end_offset\": 1, \"user\": 1},"
                        + "{\"label\": 13, \"start_offset\": 1, \"end_offset\": 2, \"user\": 2},"
                        + "{\"label\": 12, \"start_offset\": 2, \"end_offset\": 3, \"user\": 1}]}\n");

        assertThat(sink.fields(TableKind.ITEMS)).containsExactly(Map.of("id", "5", "text", "abc", "meta.page", "1"));
        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(
                        Map.of(
                                "item",
                                "5",
                                "annotator",
                                "1",
                                "label",
                                "[{\"start\":0,\"end\":1,\"label\":\"12\"},{\"start\":2,\"end\":3,\"label\":\"12\"}]"),
                        Map.of("item", "5", "annotator", "2", "label", "[{\"start\":1,\"end\":2,\"label\":\"13\"}]"));
    }

    @Test
    void relationsStayWithTheEntitiesThatTheyJoin() throws IOException {
        String entities = "[{\"id\":0,\"start_offset\":0,\"end_offset\":1,\"label\":\"X\"}]";
        RecordingSink sink = read(
                "path: x",
                "{\"text\": \"ab\", \"entities\": " + entities
                        + ", \"relations\": [{\"from_id\":0,\"to_id\":0,\"type\":\"r\"}]}\n");

        assertThat(sink.fields(TableKind.ITEMS).get(0))
                .containsEntry("entities", entities)
                .containsEntry("relations", "[{\"from_id\":0,\"to_id\":0,\"type\":\"r\"}]");
        assertThat(sink.fields(TableKind.ANNOTATIONS)).hasSize(1);
    }

    @Test
    void spansAndClassesSideBySideAreAChoice() throws IOException {
        String both = "{\"text\": \"ab\", \"entities\": [[0, 1, \"X\"]], \"cats\": [\"p\"]}\n";

        assertThatThrownBy(() -> read("path: x", both))
                .hasMessageContaining("entities")
                .hasMessageContaining("cats");
        assertThat(read("{path: x, as: class}", both)
                        .fields(TableKind.ANNOTATIONS)
                        .get(0))
                .containsEntry("label", "p");
        assertThat(read("{path: x, as: spans}", both).fields(TableKind.ITEMS).get(0))
                .containsEntry("cats", "[\"p\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"ab\", \"label\": [[0, 3, \"X\"]]}|does not lie in the text",
                "{\"text\": \"ab\", \"label\": [[1, 1, \"X\"]]}|does not lie in the text",
                "{\"text\": \"ab\", \"label\": [[0, 1]]}|[start, end",
                "{\"text\": \"ab\", \"label\": [[0, 1, null]]}|no label",
                "{\"label\": [[0, 1, \"X\"]]}|without the text",
                "{\"text\": \"ab\", \"label\": [[0, 1, \"X\"], \"y\"]}|without offsets",
                "{\"text\": \"ab\"|cut off",
                "[1]|no JSON",
                "{\"a\": 1, \"a\": 2}|twice"
            })
    void whatCantBeUsedIsRefused(String line, String reason) throws IOException {
        RecordingSink sink = read("{path: x, as: spans}", "{\"text\": \"ok\"}\n" + line + "\n");

        if (line.startsWith("[")) {
            assertThat(sink.refused().get(0).reason()).contains("object");
        } else {
            assertThat(sink.refused())
                    .singleElement()
                    .satisfies(refused -> assertThat(refused.reason()).contains(reason));
        }
        assertThat(sink.refused().get(0).line()).isEqualTo(2);
    }

    /** Items, answers, refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text_classification/example.json||4|4|0",
                "text_classification/example.jsonl||3|3|0",
                "sequence_labeling/example.jsonl||3|2|1",
                "sequence_labeling/example_overlapping.jsonl||1|1|0",
                "relation_extraction/example.jsonl||1|1|0",
                "intent/example.jsonl|, as: spans|5|2|1",
                "intent/example.jsonl|, as: class|5|3|0",
                "seq2seq/example.json|, as: text|4|3|0",
                "seq2seq/example.jsonl|, as: text|4|3|0",
                "transformer/classification/classification.jsonl||3|3|0",
                "transformer/labeling/labeling.jsonl||2|3|0",
                "transformer/labeling/labeling_text_label.jsonl||2|2|0",
                "transformer/seq2seq/seq2seq.jsonl||3|3|0"
            })
    void samplesAreReadWhole(String file, String more, int items, int answers, int refused) throws IOException {
        RecordingSink sink = Platform.read(
                Platform.source("import/doccano", "{path: x" + (more == null ? "" : more) + "}"),
                file,
                Platform.sample("doccano/" + file));

        assertThat(sink.fields(TableKind.ITEMS)).hasSize(items);
        assertThat(sink.fields(TableKind.ANNOTATIONS)).hasSize(answers);
        assertThat(sink.refused()).hasSize(refused);
    }

    @ParameterizedTest
    @CsvSource({"CLASSIFICATION,class", "MULTI_LABEL,classes", "TEXT,text", "SPANS,spans"})
    void answersComeBack(Task task, String as) throws IOException {
        var sink = Platform.sink("export/doccano", "{path: x, table: annotations}");
        var source = Platform.source("import/doccano", "{path: x, as: " + as + "}");
        for (long seed = 0; seed < 100; seed++) {
            var data = RandomVotes.of(task, seed, Set.of()).withoutField("label");

            RecordingSink read = Platform.read(
                    source,
                    "x.jsonl",
                    Platform.write(sink, TableKind.ANNOTATIONS, data.inputs()),
                    EnumSet.of(TableKind.ITEMS, TableKind.ANNOTATIONS));

            assertThat(read.refused()).as("seed %s", seed).isEmpty();
            assertThat(read.fields(TableKind.ITEMS).stream().distinct().toList())
                    .as("seed %s", seed)
                    .isEqualTo(data.itemRows());
            assertThat(read.fields(TableKind.ANNOTATIONS)).as("seed %s", seed).isEqualTo(data.voteRows());
        }
    }

    @Test
    void whatTheFormatHasNoPlaceForIsRefused() {
        var in = InMemoryInputs.ofClasses("a").item("1", "text", "x", "label", "y");
        var votes = List.of(new Platform.Vote("1", "ann", "", "skip", "", ""));
        var plain = InMemoryInputs.ofClasses("a").items("1").with(Platform.annotations(votes, Set.of()));

        assertThatThrownBy(() -> Platform.write(Platform.sink("export/doccano", "path: x"), TableKind.LABELS, in))
                .hasMessageContaining("'label'");
        assertThatThrownBy(() -> Platform.write(
                        Platform.sink("export/doccano", "{path: x, table: annotations}"), TableKind.ANNOTATIONS, plain))
                .hasMessageContaining("skip");
    }
}
