package io.labelwright.vision.labelme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryFolder;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.vision.SampleImages;
import io.labelwright.vision.box.BoxOptions;
import io.labelwright.vision.box.EmptyImages;
import io.labelwright.vision.box.LabelForm;
import io.labelwright.vision.box.Outside;
import io.labelwright.vision.labelme.LabelmeImportConfig.ItemId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LabelmeTest {

    private static final String FILE = """
            {"flags": {"night": true, "rain": false}, "imagePath": "../images/1.jpg", "imageWidth": 20, "imageHeight": 10,
             "shapes": [
            {"label": "cat", "points": [[3.5, 4], [1.1, 2]], "shape_type": "rectangle"},
            {"label": "cat", "points": [[1, 2], [5, 2], [5, 6], [1, 6]], "shape_type": "rectangle"}]}
            """;

    @Test
    void rectanglesAreBoxesWhateverCornerCameFirst() throws IOException {
        RecordingSink sink = read(ItemId.IMAGE, LabelForm.BOXES, Map.of("json/1.json", FILE));

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields())
                .containsExactly(Map.of(
                        "id", "images/1.jpg",
                        "item", "images/1.jpg",
                        "image", "images/1.jpg",
                        "width", "20",
                        "height", "10",
                        "flags", "{\"night\":true,\"rain\":false}",
                        "label",
                                "[{\"x\":1.1,\"y\":2,\"width\":2.4,\"height\":2,\"label\":\"cat\"},"
                                        + "{\"x\":1,\"y\":2,\"width\":4,\"height\":4,\"label\":\"cat\"}]"));
    }

    @Test
    void flagsAreClasses() throws IOException {
        RecordingSink sink = read(ItemId.PATH, LabelForm.CLASS, Map.of("json/1.json", FILE));

        assertThat(sink.fields().get(0)).containsEntry("label", "night").containsEntry("item", "json/1");
    }

    @Test
    void otherShapesAreRefused() throws IOException {
        RecordingSink sink = read(ItemId.IMAGE, LabelForm.BOXES, Map.of("1.json", """
                {"imagePath": "1.jpg", "imageWidth": 20, "imageHeight": 10, "shapes": [
                {"label": "cat", "points": [[1, 2], [3, 4], [5, 6]]},
                {"label": "cat", "points": [[1, 2], [3, 4]], "shape_type": "circle"},
                {"label": "cat", "points": [[1, 2]], "shape_type": "rectangle"},
                {"label": "cat", "points": [[1, 2], [3]], "shape_type": "rectangle"},
                {"label": "cat", "points": [[1, 2], [3, "4"]], "shape_type": "rectangle"},
                {"label": "cat", "points": null, "shape_type": "rectangle"},
                {"label": "cat", "points": [[1, 2], [5, 3], [5, 6], [1, 6]], "shape_type": "rectangle"},
                {"label": "cat", "points": [[1, 2], [1, 4]], "shape_type": "rectangle"},
                {"label": "", "points": [[1, 2], [3, 4]], "shape_type": "rectangle"},
                {"label": "cat", "points": [[1, 2], [30, 4]], "shape_type": "rectangle"},
                {"label": "cat", "points": [[1, 2], [3, 4]], "shape_type": "rectangle"}]}
                """));

        assertThat(SampleImages.refusedInImages(sink))
                .containsExactly(
                        "2: the shape polygon; rectangles are read",
                        "3: the shape circle; rectangles are read",
                        "4: a rectangle has two points [x, y], opposite corners",
                        "5: a rectangle has two points [x, y], opposite corners",
                        "6: the rectangle has a number that is not finite",
                        "7: a rectangle has two points [x, y], opposite corners",
                        "8: a rotated rectangle",
                        "9: the box has no area: width 0.0, height 2.0",
                        "10: the box has no label",
                        "11: the box from (1.0, 2.0) to (30.0, 4.0) sticks out of the image of 20.0 x 10.0 pixels");
        assertThat(sink.fields().get(0)).containsEntry("item", "1.jpg").doesNotContainKey("label");
    }

    @Test
    void filesThatDoNotFitAreBadRows() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(
                "1.json", bytes("{\"imagePath\": \"1.png\", \"imageWidth\": 20, \"imageHeight\": 10, \"shapes\": []}"));
        files.put("1.png", SampleImages.picture(10, 20, "png"));
        files.put("2.json", bytes("{\"shapes\": [}"));
        files.put("3.json", bytes("{\"imagePath\": \"3.png\"}"));
        files.put("4.json", bytes("[]"));
        files.put("5.json", bytes("{\"shapes\": []}"));
        files.put("6.json", new byte[] {'{', (byte) 0xFF});
        files.put("7.json", bytes("{\"imagePath\": \"7.png\", \"shapes\": []}"));
        files.put("8.json", bytes("{\"imagePath\": \"x/../7.png\", \"shapes\": []}"));
        var sink = new RecordingSink();

        new LabelmeSource(config(ItemId.IMAGE, LabelForm.BOXES)).read(new MemoryFolder("data", files), sink);

        assertThat(sink.refused())
                .extracting(refused -> refused.text() + ": " + refused.reason())
                .satisfiesExactly(
                        refused -> assertThat(refused)
                                .isEqualTo("1.json: the file says 20 x 10 pixels (imageWidth, imageHeight), the image "
                                        + "has 10 x 20"),
                        refused -> assertThat(refused).startsWith("2.json: no JSON"),
                        refused -> assertThat(refused).startsWith("3.json: the object has no shapes"),
                        refused -> assertThat(refused).startsWith("4.json: a file of labelme is an object"),
                        refused -> assertThat(refused).startsWith("5.json: the file has no imagePath"),
                        refused -> assertThat(refused).startsWith("6.json: the bytes 0xFF"),
                        refused -> assertThat(refused).startsWith("8.json: another file is about the image '7.png'"));
        assertThat(sink.fields()).extracting(fields -> fields.get("item")).containsExactly("7.png");
    }

    @Test
    void theFileIsThatOfLabelme() throws IOException {
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of("c\"at")))
                .item("i", "image", "a/\u00fc\ud83d\ude00.jpg", "width", 20L, "height", 10L, "flags", "{\"x\":true}")
                .item("a/b.png", "flags", "{no}")
                .with(SampleImages.labels(
                        "i",
                        "[{\"x\":1.1,\"y\":2,\"width\":2.2,\"height\":2,\"label\":\"c\\\"at\"}]",
                        "a/b.png",
                        "[]"));
        var out = new MemoryOutput();

        new LabelmeSink().write(inputs.table(TableKind.LABELS), inputs, out);

        assertThat(out.texts()).containsOnlyKeys("a/\u00fc\ud83d\ude00.json", "a/b.json");
        assertThat(out.texts().get("a/\u00fc\ud83d\ude00.json")).isEqualTo("""
                {
                  "version": "5.5.0",
                  "flags": {"x":true},
                  "shapes": [
                    {"label": "c\\"at", "points": [[1.1, 2], [3.3, 4]], "group_id": null, "description": "", "shape_type": "rectangle", "flags": {}}
                  ],
                  "imagePath": "\u00fc\ud83d\ude00.jpg",
                  "imageData": null,
                  "imageHeight": 10,
                  "imageWidth": 20,
                  "item": "i"
                }
                """);
        assertThat(out.texts().get("a/b.json")).contains("\"flags\": {},", "\"imageHeight\": null");
        RecordingSink again = read(ItemId.ITEM, LabelForm.BOXES, out.texts());
        assertThat(again.fields()).extracting(fields -> fields.get("item")).containsExactlyInAnyOrder("i", "a/b.png");
    }

    @Test
    void classesAreFlags() throws IOException {
        var schema = new LabelSchema(Task.MULTI_LABEL, List.of(LabelClass.of("day"), LabelClass.of("rain")), null);
        InMemoryInputs inputs =
                InMemoryInputs.of(schema).items("a.jpg").with(SampleImages.labels("a.jpg", "[\"rain\"]"));
        var out = new MemoryOutput();

        new LabelmeSink().write(inputs.table(TableKind.LABELS), inputs, out);
        RecordingSink sink = read(ItemId.IMAGE, LabelForm.CLASSES, out.texts());

        assertThat(out.texts().get("a.json")).contains("{\"day\":false,\"rain\":true}");
        assertThat(sink.fields().get(0)).containsEntry("label", "[\"rain\"]");
    }

    @Test
    void anEmptyFolderIsAnError() {
        assertThatThrownBy(() -> read(ItemId.IMAGE, LabelForm.BOXES, Map.of("a.txt", "")))
                .hasMessageContaining("no .json file");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static LabelmeImportConfig config(ItemId id, LabelForm form) {
        return new LabelmeImportConfig(
                "data", id, new BoxOptions(form, Outside.REJECT, EmptyImages.NEGATIVE), SampleImages.mapping());
    }

    private static RecordingSink read(ItemId id, LabelForm form, Map<String, String> files) throws IOException {
        var sink = new RecordingSink();
        new LabelmeSource(config(id, form)).read(MemoryFolder.ofTexts("data", files), sink);
        return sink;
    }
}
