package io.labelwright.platforms.prodigy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.platforms.Platform;
import io.labelwright.platforms.RandomVotes;
import io.labelwright.platforms.RandomVotes.Beside;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
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

final class ProdigySourceTest {

    private static RecordingSink read(String with, String text) throws IOException {
        return Platform.read(
                Platform.source("import/prodigy", with), "set.jsonl", text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String BINARY = """
            {"text":"a","_input_hash":-12,"_task_hash":5,"label":"X","score":0.4,"meta":{"score":0.4,"page":1},"answer":"accept","_session_id":"ds-ann","_annotator_id":"ann","_timestamp":1650000000}
            {"text":"a","_input_hash":-12,"_task_hash":6,"label":"Y","score":0.5,"meta":{"score":0.5,"page":1},"answer":"reject","_session_id":"ds-ann"}
            {"text":"b","_input_hash":7,"_task_hash":8,"label":"X","answer":"ignore","flagged":true}
            {"text":"c","_input_hash":9,"_task_hash":8}
            """;

    @Test
    void rejectIsAVoteAgainstAndIgnoreIsNone() throws IOException {
        RecordingSink sink = read("path: x", BINARY);

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields(TableKind.ITEMS))
                .containsExactly(
                        Map.of("id", "-12", "text", "a", "meta.page", "1"),
                        Map.of("id", "-12", "text", "a", "meta.page", "1"),
                        Map.of("id", "7", "text", "b"),
                        Map.of("id", "9", "text", "c"));
        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(
                        Map.of("item", "-12", "annotator", "ann", "label", "X", "time", "1650000000"),
                        Map.of("item", "-12", "annotator", "ds-ann", "label", "Y", "$verdict", "reject"),
                        Map.of("item", "7", "label", "X", "$verdict", "skip", "$note", "flagged"));
        assertThat(sink.fields(TableKind.LABELS)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "auto|\"accept\":[\"a\"]|a",
                "auto|\"accept\":[\"a\",\"b\"]|[\"a\",\"b\"]",
                "auto|\"accept\":[3],\"options\":[{\"id\":3,\"text\":\"three\"}]|3",
                "classes|\"accept\":[]|[]",
                "classes|\"accept\":[\"a\"]|[\"a\"]",
                "auto|\"user_input\":\"one\"|one",
                "auto|\"spans\":[{\"start\":2,\"end\":3,\"token_start\":1,\"token_end\":1,\"label\":\"E\"}]"
                        + "|[{\"start\":2,\"end\":3,\"label\":\"E\"}]",
                "spans|\"spans\":[]|[]",
                "spans|\"x\":1|[]",
                "auto|\"spans\":[{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"type\":\"rect\",\"label\":\"B\"}]"
                        + "|[{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"label\":\"B\"}]"
            })
    void theInterfaceSaysWhatALabelIs(String as, String part, String expected) throws IOException {
        RecordingSink sink = read(
                "{path: x, as: " + as + "}", "{\"text\":\"a \ud83d\ude00 b\"," + part + ",\"answer\":\"accept\"}\n");

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields(TableKind.ANNOTATIONS)).containsExactly(Map.of("item", "0", "label", expected));
    }

    @Test
    void aRejectOfNothingInParticularIsKept() throws IOException {
        assertThat(read("path: x", "{\"text\":\"a\",\"accept\":[],\"answer\":\"reject\"}\n")
                        .fields(TableKind.ANNOTATIONS))
                .containsExactly(Map.of("item", "0", "$verdict", "skip", "$note", "reject"));
    }

    @Test
    void severalKindsOfLabelsAreAChoice() throws IOException {
        String both = "{\"text\":\"a\",\"label\":\"X\",\"spans\":[{\"start\":0,\"end\":1,\"label\":\"E\"}],"
                + "\"answer\":\"accept\"}\n";

        assertThatThrownBy(() -> read("path: x", both)).hasMessageContaining("class, spans");
        assertThat(read("{path: x, as: spans}", both)
                        .fields(TableKind.ANNOTATIONS)
                        .get(0)
                        .get("label"))
                .contains("\"E\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"a\",\"answer\":\"maybe\"}|maybe",
                "{\"text\":\"a\",\"spans\":[{\"start\":0,\"end\":2,\"label\":\"E\"}],\"answer\":\"accept\"}|lie in the text",
                "{\"text\":\"ab\",\"spans\":[{\"start\":0,\"end\":1,\"text\":\"b\",\"label\":\"E\"}]}|the text has 'a'",
                "{\"spans\":[{\"start\":0,\"end\":1,\"label\":\"E\"}],\"answer\":\"accept\"}|without the text",
                "{\"text\":\"a\",\"spans\":[{\"points\":[[1,2]],\"label\":\"E\"}],\"answer\":\"accept\"}|as: boxes",
                "{\"text\":\"a\"|cut off"
            })
    void whatCantBeUsedIsRefused(String line, String reason) throws IOException {
        RecordingSink sink = read("{path: x, as: spans}", "{\"text\":\"ok\"}\n" + line + "\n");

        assertThat(sink.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains(reason));
        assertThat(sink.refused().get(0).line()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"CLASSIFICATION,class", "MULTI_LABEL,classes", "TEXT,text", "SPANS,spans", "BOXES,boxes"})
    void answersComeBack(Task task, String as) throws IOException {
        var sink = Platform.sink("export/prodigy", "{path: x, table: annotations}");
        var source = Platform.source("import/prodigy", "{path: x, as: " + as + "}");
        for (long seed = 0; seed < 100; seed++) {
            var data = RandomVotes.of(task, seed, EnumSet.of(Beside.SKIPS, Beside.REJECTS, Beside.TIMES))
                    .withoutField("label");

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
    void aChoiceShowsAllClasses() throws IOException {
        var schema = new LabelSchema(Task.MULTI_LABEL, List.of(LabelClass.of("a"), LabelClass.of("b")), null);
        var votes = List.of(new Platform.Vote("1", "ann", "[\"b\"]", "answer", "17", ""));
        var in = InMemoryInputs.of(schema)
                .item("1", "text", "x", "tokens", "[{\"id\":0}]")
                .with(Platform.annotations(votes, Set.of()));

        assertThat(new String(
                        Platform.write(
                                Platform.sink("export/prodigy", "{path: x, table: annotations}"),
                                TableKind.ANNOTATIONS,
                                in),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"labelwright_item\":\"1\",\"text\":\"x\",\"tokens\":[{\"id\":0}],"
                        + "\"options\":[{\"id\":\"a\",\"text\":\"a\"},{\"id\":\"b\",\"text\":\"b\"}],"
                        + "\"accept\":[\"b\"],\"answer\":\"accept\",\"_annotator_id\":\"ann\","
                        + "\"_session_id\":\"ann\",\"_timestamp\":17}\n");
    }
}
