package io.labelwright.platforms.argilla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.platforms.Platform;
import io.labelwright.platforms.Platform.Vote;
import io.labelwright.platforms.RandomVotes;
import io.labelwright.platforms.RandomVotes.Beside;
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

final class ArgillaSourceTest {

    private static RecordingSink read(String with, String text) throws IOException {
        return Platform.read(
                Platform.source("import/argilla", with), "records.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String RECORD = """
            [{"id": "r1", "fields": {"text": "good", "id": 3}, "metadata": {"n": 1.50}, "vectors": {"v": [0.1, 2]},
              "_server_id": "x",
              "suggestions": {"mood": {"value": "a", "score": 0.9, "agent": "m"}},
              "responses": {"mood": [{"value": "a", "user_id": "u1"},
                                     {"value": "b", "user_id": "u2", "status": "draft"},
                                     {"value": "b", "user_id": "u3", "status": "discarded"},
                                     {"value": "b", "user_id": "u4", "status": "submitted"}]}}]
            """;

    @Test
    void responsesArePeopleAndSuggestionsModels() throws IOException {
        RecordingSink sink = read("path: x", RECORD);

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields(TableKind.ITEMS))
                .containsExactly(
                        Map.of("id", "r1", "text", "good", "data.id", "3", "meta.n", "1.50", "vector.v", "[0.1,2]"));
        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(
                        Map.of("item", "r1", "annotator", "u1", "label", "a"),
                        Map.of("item", "r1", "annotator", "u2", "label", "b", "$verdict", "skip", "$note", "draft"),
                        Map.of("item", "r1", "annotator", "u3", "label", "b", "$verdict", "skip", "$note", "discarded"),
                        Map.of("item", "r1", "annotator", "u4", "label", "b"),
                        Map.of("item", "r1", "annotator", "m", "label", "a", "confidence", "0.9", "$kind", "model"));
        assertThat(sink.fields(TableKind.LABELS)).hasSize(2);
    }

    @Test
    void theFirstLayoutIsReadToo() throws IOException {
        RecordingSink sink = read(
                "path: x",
                "{\"id\": \"r\", \"fields\": {\"text\": \"t\"}, \"responses\": [{\"values\": {\"q\": {\"value\": \"a\"}},"
                        + " \"status\": \"submitted\", \"user_id\": \"u\"}], \"suggestions\": [{\"question_name\": \"q\","
                        + " \"value\": \"b\", \"score\": null, \"agent\": null}]}\n");

        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(
                        Map.of("item", "r", "annotator", "u", "label", "a"),
                        Map.of("item", "r", "annotator", "suggestion", "label", "b", "$kind", "model"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "auto|4|4",
                "auto|[\"a\", \"b\"]|[\"a\",\"b\"]",
                "class|[\"a\"]|a",
                "text|\"some words\"|some words",
                "classes|[{\"value\": \"a\", \"rank\": 1}, {\"value\": \"b\", \"rank\": 2}]|[\"a\",\"b\"]",
                "auto|[{\"start\": 2, \"end\": 3, \"label\": \"E\", \"score\": null}]"
                        + "|[{\"start\":2,\"end\":3,\"label\":\"E\"}]",
                "spans|[]|[]"
            })
    void theValueSaysWhatALabelIs(String as, String value, String expected) throws IOException {
        RecordingSink sink = read(
                "{path: x, as: " + as + "}",
                "[{\"fields\": {\"t\": \"a \ud83d\ude00 b\"}, \"responses\": {\"q\": [{\"value\": " + value
                        + ", \"user_id\": \"u\"}]}}]");

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(Map.of("item", "0", "annotator", "u", "label", expected));
    }

    @Test
    void ofSeveralQuestionsTheWorkflowNamesOne() throws IOException {
        String two = "[{\"id\": 1, \"fields\": {}, \"responses\": {\"a\": [{\"value\": \"x\", \"user_id\": \"u\"}],"
                + " \"b\": [{\"value\": \"y\", \"user_id\": \"u\"}]}}]";

        assertThatThrownBy(() -> read("path: x", two)).hasMessageContaining("a, b");
        assertThatThrownBy(() -> read("{path: x, question: c}", two)).hasMessageContaining("'c'");
        assertThat(read("{path: x, question: b}", two).fields(TableKind.ANNOTATIONS))
                .extracting(row -> row.get("label"))
                .containsExactly("y");
    }

    @Test
    void whatCantBeUsedIsRefused() throws IOException {
        RecordingSink sink = read("path: x", """
                [{"id": 1, "responses": {}},
                 {"id": 2, "fields": {}, "responses": {"q": [{"value": {"x": 1}, "user_id": "u"}]}},
                 {"id": 3, "fields": {}, "responses": {"q": [{"value": "a", "user_id": "u", "status": "odd"}]}}]
                """);

        assertThat(sink.refused()).extracting(RecordingSink.Refused::line).containsExactly(1L, 2L, 3L);
        assertThatThrownBy(() -> read("path: x", "[{\"id\": 1, \"fields\": {}}"))
                .hasMessageContaining("records.json");
    }

    @ParameterizedTest
    @CsvSource({"CLASSIFICATION,class", "MULTI_LABEL,classes", "NUMERIC,class", "TEXT,text", "SPANS,spans"})
    void answersComeBack(Task task, String as) throws IOException {
        var sink = Platform.sink("export/argilla", "{path: x, table: annotations, question: q}");
        var source = Platform.source("import/argilla", "{path: x, text_field: text, as: " + as + "}");
        for (long seed = 0; seed < 100; seed++) {
            var data = RandomVotes.of(task, seed, EnumSet.of(Beside.MACHINES, Beside.CONFIDENCE));

            RecordingSink read = Platform.read(
                    source,
                    "x.json",
                    Platform.write(sink, TableKind.ANNOTATIONS, data.inputs()),
                    EnumSet.of(TableKind.ITEMS, TableKind.ANNOTATIONS));

            assertThat(read.refused()).as("seed %s", seed).isEmpty();
            assertThat(read.fields(TableKind.ITEMS)).as("seed %s", seed).isEqualTo(data.itemRows());
            assertThat(read.fields(TableKind.ANNOTATIONS)).as("seed %s", seed).isEqualTo(data.voteRows());
        }
    }

    @Test
    void fieldsMetadataAndVectorsComeBack() throws IOException {
        RecordingSink first = read("path: x", RECORD);
        Map<String, String> item = first.fields(TableKind.ITEMS).get(0);
        var in = InMemoryInputs.ofClasses("a")
                .item("r1", "text", "good", "data.id", "3", "meta.n", "1.50", "vector.v", "[0.1,2]");

        byte[] written = Platform.write(
                Platform.sink("export/argilla", "{path: x, table: items, json_fields: [meta.n]}"), TableKind.ITEMS, in);

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("[\n{\"id\":\"r1\",\"fields\":{\"text\":\"good\",\"id\":\"3\"},\"metadata\":{\"n\":1.50},"
                        + "\"vectors\":{\"v\":[0.1,2]}}\n]\n");
        assertThat(read("path: x", new String(written, StandardCharsets.UTF_8)).fields(TableKind.ITEMS))
                .containsExactly(item);
    }

    @Test
    void whatTheFormatHasNoPlaceForIsRefused() {
        var sink = Platform.sink("export/argilla", "{path: x, table: annotations}");
        var two = List.of(new Vote("1", "m1", "a", "answer", "", ""), new Vote("1", "m2", "a", "answer", "", ""));
        var skip = List.of(new Vote("1", "ann", "", "skip", "", ""));
        var against = List.of(new Vote("1", "ann", "a", "reject", "", ""));

        assertThatThrownBy(() ->
                        Platform.write(sink, TableKind.ANNOTATIONS, in(Platform.annotations(two, Set.of("m1", "m2")))))
                .hasMessageContaining("one suggestion");
        assertThatThrownBy(() -> Platform.write(sink, TableKind.ANNOTATIONS, in(Platform.annotations(skip, Set.of()))))
                .hasMessageContaining("without a label");
        assertThatThrownBy(
                        () -> Platform.write(sink, TableKind.ANNOTATIONS, in(Platform.annotations(against, Set.of()))))
                .hasMessageContaining("reject");
    }

    private static InMemoryInputs in(io.labelwright.spi.table.Table votes) {
        return InMemoryInputs.ofClasses("a").items("1").with(votes);
    }
}
