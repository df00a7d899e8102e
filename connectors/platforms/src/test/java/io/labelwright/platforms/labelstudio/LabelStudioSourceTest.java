package io.labelwright.platforms.labelstudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.platforms.Platform;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the parts of an export. */
final class LabelStudioSourceTest {

    private static RecordingSink read(String with, String text) throws IOException {
        return Platform.read(
                Platform.source("import/label-studio", with), "export.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String task(String data, String answers) {
        return "[{\"id\": 9, \"data\": " + data + ", " + answers + "}]";
    }

    private static String annotation(String result) {
        return "\"annotations\": [{\"completed_by\": 1, \"result\": " + result + "}]";
    }

    private static String result(String type, String value) {
        return "[{\"from_name\": \"c\", \"to_name\": \"text\", \"type\": \"" + type + "\", \"value\": " + value + "}]";
    }

    private static String label(String with, String type, String value) throws IOException {
        RecordingSink sink = read(with, task("{\"text\": \"a \ud83d\ude00 b\"}", annotation(result(type, value))));
        assertThat(sink.refused()).isEmpty();
        return sink.fields(TableKind.ANNOTATIONS).get(0).get("label");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "choices|{\"choices\": [\"a b\"]}|a b",
                "choices|{\"choices\": [\"a\", \"b\"]}|[\"a\",\"b\"]",
                "taxonomy|{\"taxonomy\": [[\"x\", \"y\"]]}|x/y",
                "taxonomy|{\"taxonomy\": [[\"x\", \"y\"], [\"x\"]]}|[\"x/y\",\"x\"]",
                "textarea|{\"text\": [\"one\", \"two\"]}|`one\ntwo`",
                "textarea|{\"text\": \"one\"}|one",
                "rating|{\"rating\": 4}|4",
                "number|{\"number\": 1.50}|1.50",
                "pairwise|{\"selected\": \"left\"}|left",
                "labels|{\"start\": 2, \"end\": 3, \"text\": \"\ud83d\ude00\", \"labels\": [\"E\"]}"
                        + "|[{\"start\":2,\"end\":3,\"label\":\"E\"}]"
            })
    void theTypeOfTheControlSaysWhatALabelIs(String type, String value, String expected) throws IOException {
        assertThat(label("path: x", type, value)).isEqualTo(expected);
    }

    @Test
    void aKeySaysItOtherwise() throws IOException {
        assertThat(label("{path: x, as: classes}", "choices", "{\"choices\": [\"a\"]}"))
                .isEqualTo("[\"a\"]");
        assertThat(label("{path: x, as: class}", "rating", "{\"rating\": 4}")).isEqualTo("4");
        assertThat(label("{path: x, as: raw}", "ellipse", "{\"x\": 1}")).contains("\"value\":{\"x\":1}");
    }

    @Test
    void offsetsInUnitsOfUtf16AreConvertedWhenTheWorkflowSaysSo() throws IOException {
        String value = "{\"start\": 5, \"end\": 6, \"text\": \"b\", \"labels\": [\"E\"]}";

        assertThat(label("{path: x, offsets: utf16}", "labels", value))
                .isEqualTo("[{\"start\":4,\"end\":5,\"label\":\"E\"}]");

        RecordingSink sink = read(
                "path: x",
                task(
                        "{\"text\": \"\ud83d\ude00 ab\"}",
                        annotation(
                                result("labels", "{\"start\": 3, \"end\": 4, \"text\": \"a\", \"labels\": [\"E\"]}"))));
        assertThat(sink.refused())
                .singleElement()
                .satisfies(refused ->
                        assertThat(refused.reason()).contains("'a'", "the text has 'b' there", "offsets: utf16"));
        assertThat(sink.fields(TableKind.ITEMS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"start\": 2, \"end\": 2, \"labels\": [\"E\"]}",
                "{\"start\": 2, \"end\": 99, \"labels\": [\"E\"]}",
                "{\"start\": -1, \"end\": 2, \"labels\": [\"E\"]}",
                "{\"start\": 1.5, \"end\": 2, \"labels\": [\"E\"]}",
                "{\"start\": 0, \"end\": 1, \"labels\": []}",
                "{\"start\": \"/p[1]/text()[1]\", \"end\": \"/p[1]\", \"labels\": [\"E\"]}",
                "{\"start\": \"0\", \"end\": \"0\", \"startOffset\": 1, \"endOffset\": 2, \"labels\": [\"E\"]}"
            })
    void spansThatDoNotFitTheTextAreRefused(String value) throws IOException {
        RecordingSink sink = read("path: x", task("{\"text\": \"abc\"}", annotation(result("labels", value))));

        assertThat(sink.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).startsWith("annotation of task 9: "));
        assertThat(sink.fields(TableKind.ANNOTATIONS)).isEmpty();
    }

    private static String rectangle(String value, String more) {
        return "[{\"from_name\": \"c\", \"to_name\": \"image\", \"type\": \"rectanglelabels\", \"value\": {" + value
                + ", \"rectanglelabels\": [\"car\"]}" + more + "}]";
    }

    @Test
    void percentsBecomePixels() throws IOException {
        RecordingSink sink = read(
                "path: x",
                task(
                        "{\"image\": \"a.png\"}",
                        annotation(rectangle(
                                "\"x\": 10, \"y\": 12.5, \"width\": 33.3, \"height\": 50, \"rotation\": 0",
                                ", \"original_width\": 200, \"original_height\": 80"))));

        assertThat(sink.fields(TableKind.ANNOTATIONS).get(0))
                .containsEntry("label", "[{\"x\":20,\"y\":10,\"width\":66.6,\"height\":40,\"label\":\"car\"}]");
        assertThat(sink.fields(TableKind.ITEMS).get(0))
                .containsEntry("width", "200")
                .containsEntry("height", "80");
    }

    @Test
    void aPredictionWithoutTheSizeOfTheImageTakesThatOfAnAnnotation() throws IOException {
        String box = "\"x\": 10, \"y\": 10, \"width\": 10, \"height\": 10";
        RecordingSink sink = read(
                "path: x",
                task(
                        "{\"image\": \"a.png\"}",
                        annotation(rectangle(box, ", \"original_width\": 200, \"original_height\": 80"))
                                + ", \"predictions\": [{\"model_version\": \"m\", \"result\": " + rectangle(box, "")
                                + "}]"));

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .extracting(row -> row.get("label"))
                .doesNotContainNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"x\": 10, \"y\": 10, \"width\": 10, \"height\": 10, \"rotation\": 30|rotated by 30",
                "\"x\": 95, \"y\": 10, \"width\": 10, \"height\": 10|beyond the image",
                "\"x\": -1, \"y\": 10, \"width\": 10, \"height\": 10|beyond the image",
                "\"x\": 1, \"y\": 10, \"width\": 0, \"height\": 10|no area",
                "\"x\": \"1\", \"y\": 10, \"width\": 1, \"height\": 10|needs a 'x'",
                "\"x\": 1, \"y\": 1e999999999, \"width\": 1, \"height\": 10|needs a 'y'",
                "\"x\": 1, \"y\": 1e-999999999, \"width\": 1, \"height\": 10|needs a 'y'"
            })
    void boxesThatNoImageHasAreRefused(String value, String reason) throws IOException {
        RecordingSink sink = read(
                "path: x",
                task("{}", annotation(rectangle(value, ", \"original_width\": 200, \"original_height\": 80"))));

        assertThat(sink.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains(reason));
    }

    @Test
    void boxesBeyondTheImageAreCutWhereTheWorkflowSaysSo() throws IOException {
        String value = "\"x\": -5, \"y\": 90, \"width\": 20, \"height\": 30";
        RecordingSink sink = read(
                "{path: x, outside: clip}",
                task("{}", annotation(rectangle(value, ", \"original_width\": 200, \"original_height\": 80"))));

        assertThat(sink.fields(TableKind.ANNOTATIONS).get(0))
                .containsEntry("label", "[{\"x\":0,\"y\":72,\"width\":30,\"height\":8,\"label\":\"car\"}]");
    }

    @Test
    void aBoxInAnImageOfUnknownSizeIsRefused() throws IOException {
        RecordingSink sink = read(
                "path: x", task("{}", annotation(rectangle("\"x\": 1, \"y\": 1, \"width\": 1, \"height\": 1", ""))));

        assertThat(sink.refused().get(0).reason()).contains("original_width");
    }

    private static final String ALL = """
            [{"id": 1, "data": {"text": "t"}, "meta": {"batch": 3},
              "annotations": [
                {"id": 5, "completed_by": {"id": 3, "email": "ann@x.org"}, "created_at": "c", "updated_at": "u",
                 "was_cancelled": false, "result": [{"from_name": "c", "type": "choices", "value": {"choices": ["a"]}}]},
                {"completed_by": {"id": 4, "email": ""}, "created_at": "c", "was_cancelled": true, "result": []},
                {"completed_by": 7, "ground_truth": true,
                 "result": [{"from_name": "c", "type": "choices", "value": {"choices": ["b"]}}]},
                {"completed_by": 8, "result": []}],
              "drafts": [{"user": "eve", "result": [{"from_name": "c", "type": "choices", "value": {"choices": ["b"]}}]}],
              "predictions": [{"model_version": "m1", "score": 0.75, "created_at": "p",
                "result": [{"from_name": "c", "type": "choices", "value": {"choices": ["a"]}}]}]}]
            """;

    @Test
    void everyAnswerIsKeptAsWhatItIs() throws IOException {
        RecordingSink sink = read("path: x", ALL);

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields(TableKind.ITEMS)).containsExactly(Map.of("id", "1", "text", "t", "meta.batch", "3"));
        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(
                        Map.of("item", "1", "annotator", "ann@x.org", "label", "a", "time", "u"),
                        Map.of("item", "1", "annotator", "4", "time", "c", "$verdict", "skip"),
                        Map.of("item", "1", "annotator", "8", "$verdict", "skip"),
                        Map.of("item", "1", "annotator", "eve", "label", "b", "$verdict", "skip", "$note", "draft"),
                        Map.of(
                                "item",
                                "1",
                                "annotator",
                                "m1",
                                "label",
                                "a",
                                "confidence",
                                "0.75",
                                "time",
                                "p",
                                "$kind",
                                "model"));
        assertThat(sink.fields(TableKind.GOLD)).containsExactly(Map.of("item", "1", "label", "b"));
        assertThat(sink.fields(TableKind.LABELS))
                .containsExactly(Map.of("item", "1", "annotator", "ann@x.org", "label", "a", "time", "u"));
    }

    @Test
    void groundTruthIsAVoteWhereNobodyTakesGold() throws IOException {
        RecordingSink sink = Platform.read(
                Platform.source("import/label-studio", "path: x"),
                "export.json",
                ALL.getBytes(StandardCharsets.UTF_8),
                EnumSet.of(TableKind.ANNOTATIONS));

        assertThat(sink.fields(TableKind.ANNOTATIONS)).contains(Map.of("item", "1", "annotator", "7", "label", "b"));
    }

    private static final String TWO = task(
            "{\"text\": \"t\"}",
            annotation("[{\"from_name\": \"mood\", \"type\": \"choices\", \"value\": {\"choices\": [\"a\"]}},"
                    + "{\"from_name\": \"why\", \"type\": \"textarea\", \"value\": {\"text\": [\"so\"]}}]"));

    @Test
    void ofSeveralControlsTheWorkflowNamesOne() throws IOException {
        assertThatThrownBy(() -> read("path: x", TWO))
                .hasMessageContaining("several controls: 'mood' (choices), 'why' (textarea)");
        assertThatThrownBy(() -> read("{path: x, control: moot}", TWO)).hasMessageContaining("'moot'");
        assertThat(read("{path: x, control: why}", TWO)
                        .fields(TableKind.ANNOTATIONS)
                        .get(0))
                .containsEntry("label", "so");
    }

    @Test
    void resultsThatAreNoLabelsAreAnErrorUnlessNobodyWantsAnswers() throws IOException {
        String polygons = task("{}", annotation(result("polygonlabels", "{\"points\": []}")));

        assertThatThrownBy(() -> read("path: x", polygons)).hasMessageContaining("polygonlabels");
        RecordingSink items = Platform.read(
                Platform.source("import/label-studio", "path: x"),
                "export.json",
                polygons.getBytes(StandardCharsets.UTF_8),
                EnumSet.of(TableKind.ITEMS));
        assertThat(items.fields(TableKind.ITEMS)).containsExactly(Map.of("id", "9"));
    }

    @ParameterizedTest
    @CsvSource({"auto,own", "id,9", "inner_id,2", "data.key,k", "meta.key,m"})
    void theIdOfAnItemIsWhatTheWorkflowSays(String from, String expected) throws IOException {
        String text = "[{\"id\": 9, \"inner_id\": 2, \"data\": {\"labelwright_item\": \"own\", \"key\": \"k\"},"
                + " \"meta\": {\"key\": \"m\"}}]";

        assertThat(read("{path: x, item_id: " + from + "}", text)
                        .fields(TableKind.ITEMS)
                        .get(0))
                .containsEntry("id", expected);
    }

    @Test
    void tasksWithoutIdsAreNumbered() throws IOException {
        String text = "[{\"data\": {\"text\": \"a\"}}, {\"data\": {\"text\": \"b\"}}, {\"id\": 1, \"data\": {}}]";

        RecordingSink sink = read("path: x", text);

        assertThat(sink.fields(TableKind.ITEMS))
                .extracting(fields -> fields.get("id"))
                .containsExactly("0", "1");
        assertThat(sink.refused()).hasSize(1);
    }

    @Test
    void aKeyThatNoTaskHasRefusesTheTask() throws IOException {
        assertThat(read("{path: x, item_id: data.nr}", task("{}", "\"meta\": {}"))
                        .refused()
                        .get(0)
                        .reason())
                .contains("data.nr");
        assertThatThrownBy(() -> Platform.source("import/label-studio", "{path: x, item_id: nr}"))
                .hasMessageContaining("item_id");
    }

    @Test
    void keysOfDataThatMeanSomethingElseAreFieldsToo() throws IOException {
        String data = "{\"id\": 1, \"item\": 2, \"_x\": 3, \"label\": 4, \"data.y\": 5, \"list\": [1, {\"a\": null}]}";

        assertThat(read("path: x", task(data, "\"annotations\": []"))
                        .fields(TableKind.ITEMS)
                        .get(0))
                .isEqualTo(Map.of(
                        "id",
                        "9",
                        "data.id",
                        "1",
                        "data.item",
                        "2",
                        "data._x",
                        "3",
                        "label",
                        "4",
                        "data.y",
                        "5",
                        "list",
                        "[1,{\"a\":null}]"));
    }

    private static final String FLAT = """
            [{"text": "x y", "id": 1, "mood": {"choices": ["a", "b"]}, "annotator": 3, "annotation_id": 1,
              "created_at": "c", "updated_at": "u", "lead_time": 1.5},
             {"text": "z", "id": 2, "mood": "a", "annotator": 4, "annotation_id": 2, "created_at": "c"}]
            """;

    @Test
    void jsonMinHasARecordPerAnnotation() throws IOException {
        RecordingSink sink = read("path: x", FLAT);

        assertThat(sink.fields(TableKind.ITEMS))
                .containsExactly(Map.of("id", "1", "text", "x y"), Map.of("id", "2", "text", "z"));
        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(
                        Map.of("item", "1", "annotator", "3", "label", "[\"a\",\"b\"]", "time", "u"),
                        Map.of("item", "2", "annotator", "4", "label", "[\"a\"]", "time", "c"));
        assertThat(sink.fields(TableKind.GOLD)).hasSize(2);
    }

    @Test
    void csvHasARowPerAnnotation() throws IOException {
        String text = "\"_data_mood\",\"annotation_id\",\"annotator\",\"id\",\"mood\",\"spans\",\"text\"\n"
                + "\"m\",7,\"ann@x.org\",1,\"a\",\"[{\"\"start\"\":0,\"\"end\"\":1,\"\"text\"\":\"\"x\"\",\"\"labels\"\":"
                + "[\"\"L\"\"]}]\",\"x y\"\n";

        RecordingSink mood = read("{path: x, control: mood, text_key: text}", text);
        RecordingSink spans = read("{path: x, control: spans, text_key: text}", text);

        assertThat(mood.fields(TableKind.ANNOTATIONS))
                .containsExactly(Map.of("item", "1", "annotator", "ann@x.org", "label", "a"));
        assertThat(spans.fields(TableKind.ANNOTATIONS).get(0))
                .containsEntry("label", "[{\"start\":0,\"end\":1,\"label\":\"L\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n",
                "[{\"id\": 1, \"data\": {}}",
                "[{\"id\": 1, \"data\": {}}] x",
                "{\"id\": 1, \"data\": {}} {}",
                "[{\"id\": 1,, \"data\": {}}]"
            })
    void damagedFilesEndWithTheirPlace(String text) {
        assertThatThrownBy(() -> read("path: x", text)).hasMessageContaining("export.json");
    }

    @Test
    void badTasksAreRefusedOneByOne() throws IOException {
        RecordingSink sink = read("{path: x, form: json}", """
                [{"id": 1, "id": 2, "data": {}},
                 3,
                 {"id": 4, "data": 5},
                 {"id": 6, "data": {"t": "\\ud800"}},
                 {"id": 7, "data": {}, "annotations": [3]},
                 {"id": 8, "data": {}}]
                """);

        assertThat(sink.refused()).extracting(RecordingSink.Refused::line).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L));
        assertThat(sink.fields(TableKind.ITEMS))
                .extracting(fields -> fields.get("id"))
                .containsExactly("7", "8");
    }

    @Test
    void aDeepFileEndsWithAMessage() {
        String deep = "[{\"id\": 1, \"data\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}]";

        assertThatThrownBy(() -> read("path: x", deep)).hasMessageContaining("levels");
    }
}
