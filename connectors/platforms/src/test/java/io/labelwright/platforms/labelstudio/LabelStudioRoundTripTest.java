package io.labelwright.platforms.labelstudio;

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

/** What is written is read again, to the last character and the last bit. */
final class LabelStudioRoundTripTest {

    private static final Set<TableKind> DEFAULTS = EnumSet.of(TableKind.ITEMS, TableKind.ANNOTATIONS, TableKind.GOLD);

    @ParameterizedTest
    @CsvSource({
        "CLASSIFICATION,class",
        "ORDINAL,class",
        "MULTI_LABEL,classes",
        "NUMERIC,number",
        "TEXT,text",
        "SPANS,spans",
        "BOXES,boxes"
    })
    void answersComeBack(Task task, String as) throws IOException {
        var sink = Platform.sink("export/label-studio", "{path: x, table: annotations}");
        var source = Platform.source("import/label-studio", "{path: x, text_key: text, as: " + as + "}");
        for (long seed = 0; seed < 100; seed++) {
            var data = RandomVotes.of(
                    task, seed, EnumSet.of(Beside.MACHINES, Beside.SKIPS, Beside.TIMES, Beside.CONFIDENCE));

            RecordingSink read = Platform.read(
                    source, "x.json", Platform.write(sink, TableKind.ANNOTATIONS, data.inputs()), DEFAULTS);

            assertThat(read.refused()).as("seed %s", seed).isEmpty();
            assertThat(read.fields(TableKind.ITEMS)).as("seed %s", seed).isEqualTo(data.itemRows());
            assertThat(read.fields(TableKind.ANNOTATIONS))
                    .as("seed %s", seed)
                    .containsExactlyElementsOf(data.voteRows());
        }
    }

    private static InMemoryInputs two() {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("a", "text", "x", "list", "[1, 2]", "meta.batch", "3", "data.id", "4")
                .item("b", "text", "y");
    }

    @Test
    void goldIsGroundTruth() throws IOException {
        var sink = Platform.sink("export/label-studio", "{path: x, table: gold}");

        RecordingSink read = Platform.read(
                Platform.source("import/label-studio", "path: x"),
                "x.json",
                Platform.write(sink, TableKind.GOLD, two().gold("b", "spam")),
                DEFAULTS);

        assertThat(read.fields(TableKind.GOLD)).containsExactly(Map.of("item", "b", "label", "spam"));
        assertThat(read.fields(TableKind.ANNOTATIONS)).isEmpty();
        assertThat(read.fields(TableKind.ITEMS).get(0))
                .isEqualTo(Map.of("id", "a", "text", "x", "list", "[1, 2]", "meta.batch", "3", "data.id", "4"));
    }

    @Test
    void labelsArePredictionsOrAnnotations() throws IOException {
        String predictions = new String(
                Platform.write(
                        Platform.sink(
                                "export/label-studio",
                                "{path: x, from_name: mood, json_fields: [list], where: \"status == 'labelled'\"}"),
                        TableKind.LABELS,
                        two().label("a", "spam")),
                StandardCharsets.UTF_8);
        String annotations = new String(
                Platform.write(
                        Platform.sink("export/label-studio", "{path: x, labels_as: annotations, to_name: t}"),
                        TableKind.LABELS,
                        two().label("a", "spam")),
                StandardCharsets.UTF_8);

        assertThat(predictions).contains("""
                {"id":1,"data":{"labelwright_item":"a","text":"x","list":[1,2],"id":"4"},"meta":{"batch":"3"},\
                "predictions":[{"model_version":"labels","score":1.0,"result":[{"id":"r0","from_name":"mood",\
                "to_name":"text","type":"choices","value":{"choices":["spam"]}}]}]}""");
        assertThat(annotations).contains("""
                "annotations":[{"was_cancelled":false,"ground_truth":false,"result":[{"id":"r0","from_name":"label",\
                "to_name":"t\"""");
    }

    @Test
    void aVoteAgainstALabelHasNoPlaceAndIsNeverDropped() {
        var votes = List.of(new Vote("a", "ann", "spam", "reject", "", ""));
        var sink = Platform.sink("export/label-studio", "{path: x, table: annotations}");

        assertThatThrownBy(() ->
                        Platform.write(sink, TableKind.ANNOTATIONS, two().with(Platform.annotations(votes, Set.of()))))
                .hasMessageContaining("'a'")
                .hasMessageContaining("reject");
    }

    @Test
    void boxesNeedTheSizeOfTheirImage() {
        var votes = List.of(
                new Vote("a", "ann", "[{\"x\":1,\"y\":1,\"width\":1,\"height\":1,\"label\":\"c\"}]", "answer", "", ""));
        var in = InMemoryInputs.of(Platform.schema(Task.BOXES)).item("a", "image", "a.png");
        var sink = Platform.sink("export/label-studio", "{path: x, table: annotations}");

        assertThatThrownBy(() ->
                        Platform.write(sink, TableKind.ANNOTATIONS, in.with(Platform.annotations(votes, Set.of()))))
                .hasMessageContaining("'width'");
        assertThatThrownBy(() -> Platform.sink("export/label-studio", "{path: x, table: weights}"))
                .hasMessageContaining("weights");
    }
}
