package io.labelwright.vision.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.MemoryFolder;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.testkit.RecordingSink.Refused;
import io.labelwright.vision.SampleImages;
import io.labelwright.vision.box.BoxOptions;
import io.labelwright.vision.box.EmptyImages;
import io.labelwright.vision.box.LabelForm;
import io.labelwright.vision.box.Outside;
import io.labelwright.vision.coco.CocoImportConfig.ItemId;
import io.labelwright.vision.image.ImageRecords;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CocoSourceTest {

    static final BoxOptions BOXES = new BoxOptions(LabelForm.BOXES, Outside.REJECT, EmptyImages.NEGATIVE);

    private static final String TWO_IMAGES = """
            {"images": [{"id": 5, "file_name": "a.jpg", "width": 100, "height": 50},
                        {"id": 3, "file_name": "b.jpg", "width": 100, "height": 50}],
             "categories": [{"id": 4, "name": "cat"}, {"id": 0, "name": "dog"}],
             "annotations": [%s]}
            """;

    @Test
    void anImageHasItsBoxesAndItsFields() throws IOException {
        RecordingSink sink = read(config(ItemId.FILE_NAME, BOXES), """
                {"annotations": [{"id": 1, "image_id": 5, "category_id": 0, "bbox": [1, 2, 3.5, 4]},
                                 {"id": 2, "image_id": 5, "category_id": 4, "bbox": [0, 0, 100, 50], "iscrowd": 1}],
                 "categories": [{"id": 4, "name": "cat"}, {"id": 0, "name": "dog"}],
                 "images": [{"id": 5, "file_name": "a.jpg", "width": 100, "height": 50, "license": 2, "label": "x",
                             "flickr_url": "", "date_captured": null, "tags": [1, "b"]},
                            {"id": 3, "file_name": "b.jpg"}]}
                """);

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields().get(0))
                .isEqualTo(Map.ofEntries(
                        Map.entry("id", "a.jpg"),
                        Map.entry("item", "a.jpg"),
                        Map.entry("image", "a.jpg"),
                        Map.entry("image_id", "5"),
                        Map.entry("width", "100"),
                        Map.entry("height", "50"),
                        Map.entry("license", "2"),
                        Map.entry("image_label", "x"),
                        Map.entry("tags", "[1,\"b\"]"),
                        Map.entry("crowd", "[{\"x\":0,\"y\":0,\"width\":100,\"height\":50,\"label\":\"cat\"}]"),
                        Map.entry("coco_categories", "[{\"id\":4,\"name\":\"cat\"},{\"id\":0,\"name\":\"dog\"}]"),
                        Map.entry("label", "[{\"x\":1,\"y\":2,\"width\":3.5,\"height\":4,\"label\":\"dog\"}]")));
        assertThat(sink.fields().get(1))
                .isEqualTo(Map.of("id", "b.jpg", "item", "b.jpg", "image", "b.jpg", "image_id", "3", "label", "[]"));
    }

    @Test
    void theImagesIdMayBeTheItems() throws IOException {
        RecordingSink sink = read(config(ItemId.ID, BOXES), TWO_IMAGES.formatted(""));

        assertThat(sink.fields()).extracting(fields -> fields.get("item")).containsExactly("5", "3");
    }

    @Test
    void largeAndTextIdsStayAsTheyAre() throws IOException {
        RecordingSink sink = read(config(ItemId.ID, BOXES), """
                {"images": [{"id": 90071992547409931, "file_name": "a"}, {"id": "007", "file_name": "b"}],
                 "categories": [{"id": "k", "name": "cat"}],
                 "annotations": [{"id": 1, "image_id": "007", "category_id": "k", "bbox": [1, 2, 3, 4]}]}
                """);

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields()).extracting(fields -> fields.get("item")).containsExactly("90071992547409931", "007");
        assertThat(sink.fields().get(1).get("label")).contains("cat");
    }

    @Test
    void whatDoesNotFitTogetherIsReportedWithItsLine() throws IOException {
        RecordingSink sink = read(config(ItemId.FILE_NAME, BOXES), """
                {"images": [{"id": 5, "file_name": "a.jpg"},
                {"id": 5, "file_name": "c.jpg"},
                {"id": 6, "file_name": "a.jpg"},
                {"file_name": "d.jpg"},
                {"id": 8}],
                "categories": [{"id": 1, "name": "cat"},
                {"id": 1, "name": "dog"},
                {"id": 2, "name": "cat"},
                {"id": 3}],
                "annotations": [
                {"id": 1, "image_id": 5, "category_id": 1, "bbox": [1, 2, 3, 4]},
                {"id": 1, "image_id": 5, "category_id": 1, "bbox": [1, 2, 3, 5]},
                {"id": 2, "image_id": 77, "category_id": 1, "bbox": [1, 2, 3, 4]},
                {"id": 3, "image_id": 5, "category_id": 99, "bbox": [1, 2, 3, 4]},
                {"id": 4, "image_id": 5, "category_id": 2, "bbox": [1, 2, 3, 4]},
                {"id": 5, "category_id": 1, "bbox": [1, 2, 3, 4]},
                {"id": 6, "image_id": 5, "bbox": [1, 2, 3, 4]},
                {"id": 7, "image_id": 5, "category_id": [1], "bbox": [1, 2, 3, 4]}]}
                """);

        assertThat(sink.refused())
                .extracting(Refused::line, Refused::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(2L, "the image id 5 comes twice"),
                        org.assertj.core.groups.Tuple.tuple(
                                3L, "two images are the item 'a.jpg'; item_id: id keeps them apart"),
                        org.assertj.core.groups.Tuple.tuple(4L, "the image has no id"),
                        org.assertj.core.groups.Tuple.tuple(
                                5L,
                                "the image has no file_name, which is to be the item's id; item_id: id takes the "
                                        + "image's id"),
                        org.assertj.core.groups.Tuple.tuple(7L, "the category id 1 comes twice"),
                        org.assertj.core.groups.Tuple.tuple(8L, "two categories have the name 'cat'"),
                        org.assertj.core.groups.Tuple.tuple(9L, "the category 3 has no name"),
                        org.assertj.core.groups.Tuple.tuple(
                                12L, ImageRecords.reason("the annotation id 1 comes twice")),
                        org.assertj.core.groups.Tuple.tuple(13L, "no image has the id 77 (image_id)"),
                        org.assertj.core.groups.Tuple.tuple(
                                14L, ImageRecords.reason("no category has the id 99 (category_id)")),
                        org.assertj.core.groups.Tuple.tuple(
                                15L,
                                ImageRecords.reason("its category was refused: two categories have the name 'cat'")),
                        org.assertj.core.groups.Tuple.tuple(16L, "the annotation has no image_id"),
                        org.assertj.core.groups.Tuple.tuple(
                                17L, ImageRecords.reason("the annotation has no category_id")),
                        org.assertj.core.groups.Tuple.tuple(
                                18L, ImageRecords.reason("category_id is a whole number or a text")));
        assertThat(sink.fields()).hasSize(1);
        assertThat(sink.fields().get(0)).containsEntry("item", "a.jpg").doesNotContainKey("label");
    }

    @Test
    void boxesThatNoImageHasAreRefused() throws IOException {
        String annotations = """
                {"image_id": 5, "category_id": 0, "bbox": [-1, 2, 3, 4]},
                {"image_id": 5, "category_id": 0, "bbox": [98, 2, 3, 4]},
                {"image_id": 5, "category_id": 0, "bbox": [1, 2, 0, 4]},
                {"image_id": 5, "category_id": 0, "bbox": [1, 2, 3, -4]},
                {"image_id": 5, "category_id": 0, "bbox": [1, 2, 3]},
                {"image_id": 5, "category_id": 0, "bbox": [1, 2, 3, 4, 30]},
                {"image_id": 5, "category_id": 0, "bbox": [1, "2", 3, 4]},
                {"image_id": 5, "category_id": 0, "bbox": [1e400, 2, 3, 4]},
                {"image_id": 5, "category_id": 0},
                {"image_id": 5, "category_id": 0, "bbox": [1, 2, 3, 4], "attributes": {"rotation": 12.5}},
                {"image_id": 5, "category_id": 0, "bbox": [1, 2, 3, 4], "attributes": {"rotation": 0.0}},
                {"image_id": 5, "category_id": 0, "bbox": [99, 2, 1.005, 4]}""";

        RecordingSink sink = read(config(ItemId.FILE_NAME, BOXES), TWO_IMAGES.formatted(annotations));

        assertThat(SampleImages.refusedInImages(sink))
                .containsExactlyInAnyOrder(
                        "4: the box from (-1.0, 2.0) to (2.0, 6.0) sticks out of the image of 100.0 x 50.0 pixels",
                        "5: the box from (98.0, 2.0) to (101.0, 6.0) sticks out of the image of 100.0 x 50.0 pixels",
                        "6: the box has no area: width 0.0, height 4.0",
                        "7: the box has no area: width 3.0, height -4.0",
                        "8: bbox has 4 numbers [x, y, width, height], not 3",
                        "9: a rotated box (bbox of 5 numbers)",
                        "10: bbox is an array of numbers [x, y, width, height]",
                        "11: the box has a number that is not finite",
                        "12: the annotation has no bbox; as: classes takes the classes without boxes",
                        "13: a rotated box (attributes.rotation 12.5)");
        assertThat(sink.fields().get(0)).containsEntry("item", "a.jpg").doesNotContainKey("label");
    }

    @Test
    void anImageOfWhichNothingIsLeftHasNoLabel() throws IOException {
        for (String annotation : new String[] {
            "{\"image_id\": 5, \"category_id\": 0, \"bbox\": [-9, 2, 3, 4]}",
            "{\"image_id\": 5, \"category_id\": 77, \"bbox\": [1, 2, 3, 4]}",
            "{\"image_id\": 5, \"category_id\": 0, \"bbox\": [1, 2, 3]}"
        }) {
            RecordingSink sink = read(config(ItemId.FILE_NAME, BOXES), TWO_IMAGES.formatted(annotation));

            assertThat(sink.refused()).hasSize(1);
            assertThat(sink.fields().get(0)).doesNotContainKey("label");
            assertThat(sink.fields().get(1)).containsEntry("label", "[]");
        }
    }

    @Test
    void whatSticksOutMayBeCutOrKept() throws IOException {
        String annotations = """
                {"image_id": 5, "category_id": 0, "bbox": [-1, 2, 3, 4]},
                {"image_id": 5, "category_id": 0, "bbox": [200, 2, 3, 4]}""";
        var clip = new BoxOptions(LabelForm.BOXES, Outside.CLIP, EmptyImages.NEGATIVE);
        var keep = new BoxOptions(LabelForm.BOXES, Outside.KEEP, EmptyImages.NEGATIVE);

        RecordingSink clipped = read(
                config(ItemId.FILE_NAME, clip),
                TWO_IMAGES.formatted(annotations.substring(0, annotations.indexOf(",\n"))));
        RecordingSink gone = read(config(ItemId.FILE_NAME, clip), TWO_IMAGES.formatted(annotations));
        RecordingSink kept = read(config(ItemId.FILE_NAME, keep), TWO_IMAGES.formatted(annotations));

        assertThat(clipped.fields().get(0))
                .containsEntry("label", "[{\"x\":0,\"y\":2,\"width\":2,\"height\":4,\"label\":\"dog\"}]")
                .containsEntry("clipped", "1");
        assertThat(clipped.refused()).isEmpty();
        assertThat(gone.refused()).hasSize(1);
        assertThat(gone.fields().get(0)).doesNotContainKey("label");
        assertThat(kept.fields().get(0).get("label"))
                .isEqualTo("[{\"x\":-1,\"y\":2,\"width\":3,\"height\":4,\"label\":\"dog\"},"
                        + "{\"x\":200,\"y\":2,\"width\":3,\"height\":4,\"label\":\"dog\"}]");
        assertThat(kept.refused()).isEmpty();
    }

    @Test
    void classesNeedNoBoxes() throws IOException {
        String annotations = """
                {"image_id": 5, "category_id": 0}, {"image_id": 5, "category_id": 4}, {"image_id": 5, "category_id": 0}""";
        var classes = new BoxOptions(LabelForm.CLASSES, Outside.REJECT, EmptyImages.UNLABELLED);
        var one = new BoxOptions(LabelForm.CLASS, Outside.REJECT, EmptyImages.NEGATIVE);

        RecordingSink several = read(config(ItemId.FILE_NAME, classes), TWO_IMAGES.formatted(annotations));
        RecordingSink refused = read(config(ItemId.FILE_NAME, one), TWO_IMAGES.formatted(annotations));

        assertThat(several.fields().get(0)).containsEntry("label", "[\"dog\",\"cat\"]");
        assertThat(several.fields().get(1)).doesNotContainKey("label");
        assertThat(refused.refused()).hasSize(1);
        assertThat(refused.fields().get(0)).doesNotContainKey("label");
    }

    @Test
    void captionsAreRefusedAndTheirImagesCanBeRead() throws IOException {
        String captions = """
                {"images": [{"id": 5, "file_name": "a.jpg"}], "categories": [],
                 "annotations": [{"id": 1, "image_id": 5, "category_id": 0, "caption": "hello"}]}
                """;

        assertThatThrownBy(() -> read(config(ItemId.FILE_NAME, BOXES), captions))
                .hasMessageContaining("data.json:2:")
                .hasMessageContaining("captions");
        var items = new RecordingSink(EnumSet.of(TableKind.ITEMS));
        new CocoSource(config(ItemId.FILE_NAME, BOXES)).read(new MemoryInput("data.json", captions), items);
        assertThat(items.fields()).hasSize(1);
    }

    @Test
    void aFileWithoutAnnotationsLabelsNothing() throws IOException {
        RecordingSink sink =
                read(config(ItemId.FILE_NAME, BOXES), "{\"images\": [{\"id\": 5, \"file_name\": \"a.jpg\"}]}");

        assertThat(sink.fields().get(0)).doesNotContainKey("label");
    }

    @Test
    void brokenFilesAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> read(config(ItemId.FILE_NAME, BOXES), "{\"images\": [{\"id\": 1, \"id\": 2}]}"))
                .hasMessageContaining("data.json:1:")
                .hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> read(config(ItemId.FILE_NAME, BOXES), "{\"images\": [\n{\"id\": 1, "))
                .hasMessageContaining("data.json:2:")
                .hasMessageContaining("the file ends inside the JSON");
        assertThatThrownBy(
                        () -> read(config(ItemId.FILE_NAME, BOXES), "{\"images\": [\n{\"file_name\": \"\\ud800\"}]}"))
                .hasMessageContaining("half a character");
        assertThatThrownBy(() -> read(config(ItemId.FILE_NAME, BOXES), "{\"annotations\": []}"))
                .hasMessageContaining("the object has no images");
        assertThatThrownBy(() -> read(config(ItemId.FILE_NAME, BOXES), "{\"images\": {}}"))
                .hasMessageContaining("images is an array");
        assertThatThrownBy(() -> read(config(ItemId.FILE_NAME, BOXES), "3")).hasMessageContaining("COCO is an object");
        assertThatThrownBy(() -> read(config(ItemId.FILE_NAME, BOXES), "")).hasMessageContaining("no JSON");
        assertThatThrownBy(
                        () -> read(config(ItemId.FILE_NAME, BOXES), "{\"images\": [], \"x\": " + "[".repeat(200_000)))
                .hasMessageContaining("levels");
    }

    @Test
    void resultsAreAnswersOfAModel() throws IOException {
        MemoryFolder folder =
                MemoryFolder.ofTexts("coco", Map.of("instances.json", TWO_IMAGES.formatted(""), "fast.json", """
                        [{"image_id": 3, "category_id": 4, "bbox": [5, 6, 7, 8], "score": 0.5},
                         {"image_id": 3, "category_id": 0, "bbox": [1, 2, 3, 4], "score": 0.25},
                         {"image_id": 9, "category_id": 0, "bbox": [1, 2, 3, 4], "score": 0.25},
                         {"image_id": 5, "category_id": 0, "bbox": [1, 2, 3, 4], "score": 0.5},
                         {"image_id": 5, "category_id": 0, "bbox": [1, 2, 3, 4], "score": 1.5}]
                        """));
        var sink = new RecordingSink(EnumSet.of(TableKind.ITEMS, TableKind.GOLD, TableKind.ANNOTATIONS));

        new CocoSource(config(ItemId.FILE_NAME, BOXES)).read(folder, sink);

        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .containsExactly(Map.of(
                        "item", "b.jpg",
                        "annotator", "fast",
                        "label",
                                "[{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"label\":\"dog\"},"
                                        + "{\"x\":5,\"y\":6,\"width\":7,\"height\":8,\"label\":\"cat\"}]",
                        "confidence", "0.375",
                        "$kind", "model",
                        "$note", "{\"scores\":[0.25,0.5]}"));
        assertThat(sink.fields(TableKind.GOLD)).hasSize(2);
        assertThat(sink.refused())
                .extracting(Refused::line, Refused::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                5L, ImageRecords.reason("a result has a score from 0 to 1")),
                        org.assertj.core.groups.Tuple.tuple(3L, "no image has the id 9 (image_id)"));
    }

    @Test
    void anImageWhoseResultsAreAllRefusedIsAnItemWithoutAnAnswer() throws IOException {
        String results = """
                [{"image_id": 9, "category_id": 4, "bbox": [5, 6, 7, 8], "score": 7},
                {"image_id": 3, "category_id": 4, "bbox": [5, 6, 7, 8], "score": 0.5}]""";

        RecordingSink sink = read(Set.of(TableKind.ITEMS, TableKind.ANNOTATIONS), config(ItemId.ID, BOXES), results);

        assertThat(sink.fields(TableKind.ITEMS))
                .extracting(fields -> fields.get("id"))
                .containsExactly("9", "3");
        assertThat(sink.fields(TableKind.ANNOTATIONS))
                .extracting(fields -> fields.get("item"))
                .containsExactly("3");
    }

    @Test
    void resultsAreNoLabels() {
        String results = "[{\"image_id\": 3, \"category_id\": 4, \"bbox\": [5, 6, 7, 8], \"score\": 0.5}]";

        assertThatThrownBy(() -> read(Set.of(TableKind.ITEMS, TableKind.LABELS), config(ItemId.ID, BOXES), results))
                .hasMessageContaining("annotations: {}");
        assertThatThrownBy(() ->
                        read(Set.of(TableKind.ITEMS, TableKind.ANNOTATIONS), config(ItemId.FILE_NAME, BOXES), results))
                .hasMessageContaining("item_id: id");
    }

    @Test
    void resultsAloneNameClassesByTheirIds() throws IOException {
        String results = "[{\"image_id\": 3, \"category_id\": 4, \"bbox\": [5, 6, 7, 8], \"score\": 0.5}]";

        RecordingSink sink = read(Set.of(TableKind.ITEMS, TableKind.ANNOTATIONS), config(ItemId.ID, BOXES), results);

        assertThat(sink.fields(TableKind.ITEMS)).containsExactly(Map.of("id", "3", "image_id", "3"));
        assertThat(sink.fields(TableKind.ANNOTATIONS).get(0))
                .containsEntry("annotator", "data")
                .containsEntry("label", "[{\"x\":5,\"y\":6,\"width\":7,\"height\":8,\"label\":\"4\"}]");
    }

    static CocoImportConfig config(ItemId id, BoxOptions boxes) {
        return new CocoImportConfig("data.json", id, null, 0, boxes, SampleImages.mapping());
    }

    private static RecordingSink read(CocoImportConfig config, String text) throws IOException {
        return read(EnumSet.of(TableKind.ITEMS, TableKind.LABELS), config, text);
    }

    private static RecordingSink read(Set<TableKind> wanted, CocoImportConfig config, String text) throws IOException {
        var sink = new RecordingSink(wanted);
        SourceInput input = new MemoryInput("data.json", text);
        new CocoSource(config).read(input, sink);
        return sink;
    }
}
