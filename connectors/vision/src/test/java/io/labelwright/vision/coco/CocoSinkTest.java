package io.labelwright.vision.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.vision.SampleImages;
import io.labelwright.vision.coco.CocoExportConfig.Content;
import io.labelwright.vision.coco.CocoExportConfig.ImageIds;
import io.labelwright.vision.coco.CocoImportConfig.ItemId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CocoSinkTest {

    private static final String BOX = "[{\"x\":1,\"y\":2.5,\"width\":3,\"height\":4,\"label\":\"dog\"}]";

    @Test
    void theFileIsThatOfCoco() throws IOException {
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of("cat", "dog")))
                .item("a.jpg", "width", 640L, "height", 480L, "license", "3", "code", "017")
                .item("7", "image", "b.jpg")
                .items("c.jpg")
                .with(SampleImages.labels("a.jpg", BOX, "7", "[]", "c.jpg", ""));

        assertThat(write(instances(), inputs)).isEqualTo("""
                        {
                        "info":{},
                        "licenses":[],
                        "categories":[
                          {"id":1,"name":"cat","supercategory":""},
                          {"id":2,"name":"dog","supercategory":""}
                        ],
                        "images":[
                          {"id":1,"file_name":"a.jpg","width":640,"height":480,"license":3,"code":"017"},
                          {"id":2,"file_name":"b.jpg","item":"7"}
                        ],
                        "annotations":[
                          {"id":1,"image_id":1,"category_id":2,"bbox":[1,2.5,3,4],"area":12,"iscrowd":0,"segmentation":[]}
                        ]
                        }
                        """);
    }

    @Test
    void anEmptyTableGivesAFileWithoutImages() throws IOException {
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of())).with(SampleImages.labels());

        assertThat(read(ItemId.FILE_NAME, write(instances(), inputs)).records()).isEmpty();
    }

    /** A file that is read and written keeps its ids, crowds, categories and keys of images. */
    @ParameterizedTest
    @EnumSource
    void aFileThatIsReadAndWrittenStaysWhatItIs(ItemId itemId) throws IOException {
        String file = """
                {"images": [{"id": 77, "file_name": "a/1.jpg", "width": 640, "height": 480, "note": "\ud83d\ude00"},
                            {"id": 0, "file_name": "b/1.jpg", "item": "x"}],
                 "annotations": [{"id": 1, "image_id": 77, "category_id": 0, "bbox": [1, 2.5, 3, 4]},
                                 {"id": 2, "image_id": 77, "category_id": 90, "bbox": [0, 0, 9, 9], "iscrowd": 1}],
                 "categories": [{"id": 90, "name": "dog", "supercategory": "animal"}, {"id": 0, "name": "cat"}]}
                """;
        RecordingSink first = read(itemId, file);

        String written = write(instances(), inputs(first));
        RecordingSink second = read(itemId, written);

        if (itemId != ItemId.FILE_NAME) {
            assertThat(second.fields()).isEqualTo(first.fields());
        }
        assertThat(written)
                .contains("{\"id\":90,\"name\":\"dog\",\"supercategory\":\"animal\"}", "{\"id\":0,\"name\":\"cat\"}")
                .contains("{\"id\":77,\"file_name\":\"a/1.jpg\",\"width\":640,\"height\":480,", "{\"id\":0,")
                .contains("\"category_id\":90,\"bbox\":[0,0,9,9],\"area\":81,\"iscrowd\":1")
                .doesNotContain("coco_categories");
        assertThat(write(instances(), inputs(second))).isEqualTo(written);
    }

    @Test
    void newImagesAndClassesGetNumbersAboveTheOldOnes() throws IOException {
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of("new", "dog")))
                .item("a", "image_id", "40", "coco_categories", "[{\"id\":17,\"name\":\"dog\"}]")
                .item("b", "image_id", "")
                .item("c", "image_id", "x")
                .with(SampleImages.labels("b", "[]", "a", "[]", "c", "[]"));

        assertThat(write(instances(), inputs))
                .contains("{\"id\":17,\"name\":\"dog\"}", "{\"id\":18,\"name\":\"new\",\"supercategory\":\"\"}")
                .contains("{\"id\":41,\"file_name\":\"b\"}", "{\"id\":40,", "{\"id\":\"x\",");
    }

    @Test
    void theWorkflowMayGiveIds() throws IOException {
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of("cat", "dog")))
                .item("a", "image_id", "40", "coco_categories", "[{\"id\":17,\"name\":\"dog\"}]")
                .with(SampleImages.labels("a", BOX));
        var config = new CocoExportConfig(
                "out.json",
                Content.INSTANCES,
                ImageIds.NUMBER,
                Map.of("dog", 0),
                new FormatExportOptions(TableKind.LABELS, null));

        assertThat(write(config, inputs))
                .contains(
                        "{\"id\":0,\"name\":\"dog\"}",
                        "{\"id\":1,\"name\":\"cat\"",
                        "\"image_id\":1,\"category_id\":0");
    }

    @Test
    void idsThatMeetAreErrors() {
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of("cat")))
                .item("a", "image_id", "1")
                .item("b", "image_id", "1")
                .with(SampleImages.labels("a", "[]", "b", "[]"));
        InMemoryInputs files = InMemoryInputs.of(SampleImages.boxes(List.of("cat")))
                .item("a", "image", "x.jpg")
                .item("b", "image", "x.jpg")
                .with(SampleImages.labels("a", "[]", "b", "[]"));
        InMemoryInputs categories = InMemoryInputs.of(SampleImages.boxes(List.of("cat", "dog")))
                .item("a", "coco_categories", "[{\"id\":1,\"name\":\"cat\"}]")
                .item("b", "coco_categories", "[{\"id\":1,\"name\":\"dog\"}]")
                .with(SampleImages.labels("a", "[]"));

        assertThatThrownBy(() -> write(instances(), inputs)).hasMessageContaining("image_ids: number");
        assertThatThrownBy(() -> write(instances(), files)).hasMessageContaining("name 'x.jpg'");
        assertThatThrownBy(() -> write(instances(), categories)).hasMessageContaining("category_ids");
    }

    @Test
    void twoAnswersOfAnImageAreNoFile() {
        var rows = new TableBuilder(TableKind.ANNOTATIONS);
        for (String annotator : List.of("ann", "ben")) {
            rows.text(0, "a").text(1, annotator).text(2, BOX).text(TableKind.ANNOTATIONS.column("verdict"), "answer");
            rows.end();
        }
        InMemoryInputs inputs =
                InMemoryInputs.of(SampleImages.boxes(List.of("dog"))).items("a");

        assertThatThrownBy(() -> new CocoSink(instances()).write(rows.build(), inputs, new MemoryOutput()))
                .hasMessageContaining("more than one answer")
                .hasMessageContaining("where");
    }

    @Test
    void resultsHaveTheScoresOfTheNoteOrTheConfidence() throws IOException {
        var rows = new TableBuilder(TableKind.ANNOTATIONS);
        rows.text(0, "a")
                .text(1, "m")
                .text(2, BOX)
                .number(TableKind.ANNOTATIONS.column("confidence"), 0.5)
                .text(TableKind.ANNOTATIONS.column("note"), "{\"scores\":[0.25]}")
                .end();
        rows.text(0, "b")
                .text(1, "m")
                .text(2, BOX)
                .number(TableKind.ANNOTATIONS.column("confidence"), 0.5)
                .text(TableKind.ANNOTATIONS.column("note"), "{\"scores\":[ we are even")
                .end();
        InMemoryInputs inputs =
                InMemoryInputs.of(SampleImages.boxes(List.of("dog"))).items("a", "b");
        var config = new CocoExportConfig(
                "out.json", Content.RESULTS, ImageIds.KEEP, null, new FormatExportOptions(TableKind.ANNOTATIONS, null));
        var out = new MemoryOutput();

        new CocoSink(config).write(rows.build(), inputs, out);

        assertThat(out.text()).isEqualTo("""
                        [
                          {"image_id":1,"category_id":1,"bbox":[1,2.5,3,4],"score":0.25},
                          {"image_id":2,"category_id":1,"bbox":[1,2.5,3,4],"score":0.5}
                        ]
                        """);
    }

    private static CocoExportConfig instances() {
        return new CocoExportConfig(
                "out.json", Content.INSTANCES, ImageIds.KEEP, null, new FormatExportOptions(TableKind.LABELS, null));
    }

    /** What an import of records gives a stage behind it. */
    private static InMemoryInputs inputs(RecordingSink records) {
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of("cat", "dog")));
        String[] rows = new String[2 * records.fields().size()];
        for (int i = 0; i < records.fields().size(); i++) {
            Map<String, String> fields = records.fields().get(i);
            Object[] values = fields.entrySet().stream()
                    .filter(field -> !List.of("id", "item", "label").contains(field.getKey()))
                    .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                    .toArray();
            inputs.item(fields.get("item"), values);
            rows[2 * i] = fields.get("item");
            rows[2 * i + 1] = fields.getOrDefault("label", "");
        }
        return inputs.with(SampleImages.labels(rows));
    }

    private static String write(CocoExportConfig config, InMemoryInputs inputs) throws IOException {
        var out = new MemoryOutput();
        new CocoSink(config).write(inputs.table(TableKind.LABELS), inputs, out);
        return out.text();
    }

    private static RecordingSink read(ItemId itemId, String text) throws IOException {
        var sink = new RecordingSink(java.util.EnumSet.of(TableKind.ITEMS, TableKind.LABELS));
        new CocoSource(CocoSourceTest.config(itemId, CocoSourceTest.BOXES))
                .read(new io.labelwright.testkit.MemoryInput("out.json", text), sink);
        assertThat(sink.refused()).isEmpty();
        return sink;
    }
}
