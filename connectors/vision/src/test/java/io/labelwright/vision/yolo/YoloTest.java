package io.labelwright.vision.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryFolder;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.testkit.RecordingSink.Refused;
import io.labelwright.vision.SampleImages;
import io.labelwright.vision.box.BoxOptions;
import io.labelwright.vision.box.EmptyImages;
import io.labelwright.vision.box.LabelForm;
import io.labelwright.vision.box.Outside;
import io.labelwright.vision.yolo.YoloExportConfig.Layout;
import io.labelwright.vision.yolo.YoloImportConfig.ItemId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class YoloTest {

    private static final BoxOptions BOXES = new BoxOptions(LabelForm.BOXES, Outside.REJECT, EmptyImages.NEGATIVE);

    @Test
    void linesAreBoxesInPixelsOfTheImage() throws IOException {
        RecordingSink sink = read(
                config(null),
                Map.of(
                        "data.yaml", text("train: x\nnames: [cat, 'no', 017]\n"),
                        "train/labels/1.txt", text("2 0.5 0.5 0.5 0.5\n\n1 0.133333 0.300000 0.266667 0.200000\r\n"),
                        "train/images/1.jpeg", SampleImages.picture(15, 10, "jpg"),
                        "valid/labels/1.txt", text(""),
                        "valid/images/1.png", SampleImages.picture(7, 5, "png"),
                        "valid/images/2.png", SampleImages.picture(7, 5, "png")));

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields())
                .containsExactly(
                        Map.of(
                                "id", "train/1",
                                "item", "train/1",
                                "image", "train/images/1.jpeg",
                                "width", "15",
                                "height", "10",
                                "label",
                                        "[{\"x\":3.75,\"y\":2.5,\"width\":7.5,\"height\":5,\"label\":\"017\"},"
                                                + "{\"x\":0,\"y\":2,\"width\":4,\"height\":2,\"label\":\"no\"}]"),
                        Map.of(
                                "id",
                                "valid/1",
                                "item",
                                "valid/1",
                                "image",
                                "valid/images/1.png",
                                "width",
                                "7",
                                "height",
                                "5",
                                "label",
                                "[]"),
                        Map.of(
                                "id",
                                "valid/2",
                                "item",
                                "valid/2",
                                "image",
                                "valid/images/2.png",
                                "width",
                                "7",
                                "height",
                                "5"));
    }

    @Test
    void everyBadLineIsRefusedWithItsReason() throws IOException {
        RecordingSink sink = read(
                config(100),
                Map.of(
                        "x.names", text("cat\n\ndog\n"),
                        "1.txt", text("""
                        0 0.5 0.5 0.1
                        0 0,5 0.5 0.1 0.1
                        3 0.5 0.5 0.1 0.1
                        1 0.5 0.5 0.1 0.1
                        -1 0.5 0.5 0.1 0.1
                        0.0 0.5 0.5 0.1 0.1
                        0 0.1 0.1 0.2 0.1 0.2 0.2 0.1 0.2
                        0 0.1 0.1 0.2 0.1 0.2 0.2
                        0 0.5 0.5 0.1 0.1 0.3 0.3 2
                        0 NaN 0.5 0.1 0.1
                        0 0x1p-1 0.5 0.1 0.1
                        0 0.5 0.5 0 0.1
                        0 0.5 0.5 -0.1 0.1
                        0 0.95 0.5 0.2 0.1
                        0 0.5 0.5 0.1 0.1 1.5
                        0 1e999 0.5 0.1 0.1
                        2 0.5 0.5 0.1 0.1
                        """)));

        assertThat(SampleImages.refusedInImages(sink))
                .containsExactly(
                        "1: a box has 5 values (class, centre x, centre y, width, height) and may have a confidence, found 4",
                        "2: '0,5' has a comma; decimals have a point",
                        "3: the class 3 has no name: there are 3, from 0 to 2",
                        "4: the class 1 has an empty name",
                        "5: the class is a whole number from 0, found '-1'",
                        "6: the class is a whole number from 0, found '0.0'",
                        "7: a box has 5 values (class, centre x, centre y, width, height) and may have a confidence, "
                                + "found 9: an oriented box or a polygon of four corners",
                        "8: a box has 5 values (class, centre x, centre y, width, height) and may have a confidence, "
                                + "found 7: a polygon of 3 points",
                        "9: a box has 5 values (class, centre x, centre y, width, height) and may have a confidence, "
                                + "found 8: a box with key points",
                        "10: 'NaN' is no number",
                        "11: '0x1p-1' is no number",
                        "12: the box has no area: width 0.0, height 10.0",
                        "13: the box has no area: width -10.0, height 10.0",
                        "14: the box from (85.0, 45.0) to (105.0, 55.0) sticks out of the image of 100.0 x 100.0 pixels",
                        "15: a confidence is from 0 to 1, found 1.5",
                        "16: the box has a number that is not finite");
        assertThat(sink.fields().get(0)).doesNotContainKey("label");
    }

    @Test
    void aFileOfNamesWithoutADocumentIsRefused() {
        for (String yaml : new String[] {"", "\n", "# names\n", "---\n", "names: &a {0: [*a]}\n"}) {
            assertThatThrownBy(() -> read(config(10), Map.of("1.txt", text(""), "data.yaml", text(yaml))))
                    .isInstanceOf(LabelingException.class)
                    .hasMessageContaining("names");
        }
    }

    @Test
    void anImageOfWhichSomethingIsRefusedHasNoLabel() throws IOException {
        RecordingSink sink = read(
                config(10),
                Map.of("classes.txt", text("cat\n"), "1.txt", text("0 0.5 0.5 0.1 0.1\n0 1 1\n"), "2.txt", text("")));

        assertThat(sink.fields().get(0)).doesNotContainKey("label");
        assertThat(sink.fields().get(1)).containsEntry("label", "[]");
    }

    @Test
    void confidencesAreKept() throws IOException {
        RecordingSink sink = read(
                config(100),
                Map.of(
                        "classes.txt",
                        text("cat\n"),
                        "1.txt",
                        text("0 0.5 0.5 0.1 0.1 0.75\n0 0.2 0.2 0.1 0.1 0.25\n")));

        assertThat(sink.fields().get(0)).containsEntry("confidence", "0.5").containsEntry("scores", "[0.25,0.75]");
    }

    @Test
    void withoutItsSizeAnImageHasNoPixels() throws IOException {
        RecordingSink boxes =
                read(config(null), Map.of("classes.txt", text("cat\n"), "1.txt", text("0 .5 .5 .1 .1\n")));
        RecordingSink empty = read(config(null), Map.of("classes.txt", text("cat\n"), "1.txt", text("")));

        assertThat(boxes.refused()).extracting(Refused::line).containsExactly(1L);
        assertThat(boxes.refused().get(0).reason()).contains("width and height");
        assertThat(empty.refused()).isEmpty();
        assertThat(empty.fields().get(0)).containsEntry("label", "[]");
    }

    @Test
    void theImagesPlaceMayBeTheItemsId() throws IOException {
        var config =
                new YoloImportConfig("data", List.of("cat"), ItemId.IMAGE, null, null, BOXES, SampleImages.mapping());

        RecordingSink sink = read(
                config,
                Map.of(
                        "labels/a/1.txt",
                        text(""),
                        "images/a/1.png",
                        SampleImages.picture(3, 4, "png"),
                        "labels/2.txt",
                        text("")));

        assertThat(sink.fields()).extracting(fields -> fields.get("item")).containsExactly("a/1.png");
        assertThat(sink.refused()).hasSize(1);
    }

    @Test
    void whatHasTwoFilesIsRefused() throws IOException {
        RecordingSink sink = read(
                config(10),
                Map.of(
                        "classes.txt", text("cat\n"),
                        "labels/1.txt", text(""),
                        "1.png", SampleImages.picture(3, 4, "png"),
                        "images/1.jpg", SampleImages.picture(3, 4, "jpg")));

        assertThat(sink.records()).isEmpty();
        assertThat(sink.refused()).extracting(Refused::reason).containsExactly("several label files or images are '1'");
    }

    @Test
    void filesOfNamesAreChecked() {
        assertThatThrownBy(() -> read(config(10), Map.of("1.txt", text("")))).hasMessageContaining("names: [...]");
        assertThatThrownBy(
                        () -> read(config(10), Map.of("1.txt", text(""), "a.names", text("a"), "b.names", text("b"))))
                .hasMessageContaining("differ");
        assertThatThrownBy(() -> read(config(10), Map.of("1.txt", text(""), "a.names", text("a\na"))))
                .hasMessageContaining("two classes");
        assertThatThrownBy(() -> read(config(10), Map.of("1.txt", text(""), "data.yaml", text("nc: 3"))))
                .hasMessageContaining("no key names");
        assertThatThrownBy(() -> read(config(10), Map.of("1.txt", text(""), "data.yaml", text("names: {a: b}"))))
                .hasMessageContaining("for each number");
        assertThatThrownBy(() -> read(config(10), Map.of("1.txt", text(""), "data.yaml", text("names: [a\n"))))
                .hasMessageContaining("no YAML");
        assertThatThrownBy(() ->
                        read(config(10), Map.of("1.txt", text(""), "data.yaml", text("names: !!javax.x.Y [a]\n"))))
                .hasMessageContaining("data.yaml");
        assertThatThrownBy(() -> read(config(10), Map.of("x.doc", text("")))).hasMessageContaining("no label file");
        assertThatThrownBy(() -> new YoloSource(config(10)).read(new MemoryInput("1.txt", ""), new RecordingSink()))
                .hasMessageContaining("folder of label files");
    }

    @ParameterizedTest
    @EnumSource
    void boxesComeBackToTheLastBit(Layout layout) throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            InMemoryInputs inputs = SampleImages.random(seed, false, seed % 4, "");
            var out = new MemoryOutput();
            new YoloSink(export(layout, null, false)).write(inputs.table(TableKind.LABELS), inputs, out);

            Map<String, byte[]> files = new TreeMap<>(out.files());
            String folder = layout == Layout.DARKNET ? "obj_train_data/" : "images/";
            pictures(inputs, folder, files);
            RecordingSink sink = read(config(null), files);

            assertThat(sink.refused()).as("seed %d", seed).isEmpty();
            Map<String, String> labels = new TreeMap<>();
            sink.fields()
                    .forEach(fields -> labels.put(
                            String.valueOf(fields.get("item")).replace("obj_train_data/", ""), fields.get("label")));
            assertThat(labels).as("seed %d", seed).isEqualTo(SampleImages.labelsByItem(inputs.table(TableKind.LABELS)));
        }
    }

    private static void pictures(InMemoryInputs inputs, String folder, Map<String, byte[]> files) {
        var columns = inputs.items().columns();
        inputs.items().blocks().forEach(block -> {
            for (int row = 0; row < block.items(); row++) {
                int width = (int) block.segment().column(1).integer(row);
                int height = (int) block.segment().column(2).integer(row);
                files.put(folder + block.segment().column(0).text(row) + ".png", header(width, height));
            }
        });
        assertThat(columns).hasSize(3);
    }

    /** The start of a PNG file, which is all that is read of it. */
    private static byte[] header(int width, int height) {
        byte[] png = SampleImages.picture(1, 1, "png");
        for (int i = 0; i < 4; i++) {
            png[16 + i] = (byte) (width >>> (24 - 8 * i));
            png[20 + i] = (byte) (height >>> (24 - 8 * i));
        }
        return java.util.Arrays.copyOf(png, 60);
    }

    @Test
    void aFolderThatIsReadAndWrittenHasTheSameLines() throws IOException {
        String lines = "1 0.133333 0.300000 0.266667 0.200000\n0 0.266667 0.450000 0.133333 0.300000\n";
        RecordingSink sink = read(
                config(null),
                Map.of(
                        "classes.txt", text("cat\ndog\n"),
                        "labels/a/1.txt", text(lines),
                        "images/a/1.jpg", SampleImages.picture(15, 10, "jpg")));
        Map<String, String> fields = sink.fields().get(0);
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of("cat", "dog")))
                .item("a/1", "image", fields.get("image"), "width", "15", "height", "10")
                .with(SampleImages.labels("a/1", String.valueOf(fields.get("label"))));
        var out = new MemoryOutput();

        new YoloSink(export(Layout.ULTRALYTICS, null, false)).write(inputs.table(TableKind.LABELS), inputs, out);

        assertThat(out.texts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "labels/a/1.txt", lines,
                        "classes.txt", "cat\ndog\n",
                        "data.yaml", """
                        path: .
                        train: images
                        val: images
                        nc: 2
                        names:
                          0: "cat"
                          1: "dog"
                        """));
    }

    @Test
    void digitsAndConfidencesAreWrittenAsAsked() throws IOException {
        String label = "[{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"label\":\"cat\"}]";
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of("cat")))
                .item("b.jpg", "width", 7L, "height", 7L, "scores", "[0.875]")
                .item("c.jpg", "width", 7L, "height", 7L, "scores", "[0.875,1]")
                .with(SampleImages.labels("b.jpg", label, "c.jpg", label));
        var out = new MemoryOutput();

        new YoloSink(export(Layout.DARKNET, 2, true)).write(inputs.table(TableKind.LABELS), inputs, out);

        assertThat(out.texts())
                .containsEntry("obj_train_data/b.txt", "0 0.36 0.57 0.43 0.57 0.875\n")
                .containsEntry("obj_train_data/c.txt", "0 0.36 0.57 0.43 0.57 1.0\n")
                .containsEntry("train.txt", "data/obj_train_data/b.jpg\ndata/obj_train_data/c.jpg\n")
                .containsKeys("obj.names", "obj.data");
    }

    @ParameterizedTest
    @CsvSource({"../a", "/a", "a//b", ".a", "a/../b", "a\\b", "c:a"})
    void namesThatLeadElsewhereAreRefused(String name) {
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of("cat")))
                .items(name)
                .with(SampleImages.labels(name, "[]"));

        assertThatThrownBy(() -> write(inputs))
                .hasMessageContaining("can't name a file")
                .hasMessageContaining(name);
    }

    @Test
    void whatNoFolderHoldsIsRefused() {
        InMemoryInputs twins = InMemoryInputs.of(SampleImages.boxes(List.of("cat")))
                .items("a.jpg", "A.png")
                .with(SampleImages.labels("a.jpg", "[]", "A.png", "[]"));
        InMemoryInputs sizeless = InMemoryInputs.of(SampleImages.boxes(List.of("cat")))
                .items("a.jpg")
                .with(SampleImages.labels("a.jpg", "[{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"label\":\"cat\"}]"));
        InMemoryInputs lineEnd =
                InMemoryInputs.of(SampleImages.boxes(List.of("c\nat"))).with(SampleImages.labels());

        assertThatThrownBy(() -> write(twins)).hasMessageContaining("'a.jpg' and 'A.png'");
        assertThatThrownBy(() -> write(sizeless)).hasMessageContaining("width and height");
        assertThatThrownBy(() -> write(lineEnd)).hasMessageContaining("line end");
    }

    private static void write(InMemoryInputs inputs) throws IOException {
        Table table = inputs.table(TableKind.LABELS);
        new YoloSink(export(Layout.ULTRALYTICS, null, false)).write(table, inputs, new MemoryOutput());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"yolo/annotations, 1", "yolo/labels, |train/1 val/1|", "yolo/strict, obj_train_data/1"})
    void theSamplesOfDatumaroAreRead(String folder, String items) throws IOException {
        RecordingSink sink = read(config(null), shared(folder));

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields()).extracting(fields -> fields.get("item")).containsExactly(items.split(" "));
        assertThat(sink.fields())
                .allMatch(fields -> ("[{\"x\":0,\"y\":2,\"width\":4,\"height\":2,\"label\":\"label_2\"},"
                                + "{\"x\":3,\"y\":3,\"width\":2,\"height\":3,\"label\":\"label_4\"}]")
                        .equals(fields.get("label")));
    }

    @Test
    void theSampleOfLabelStudioIsRead() throws IOException {
        RecordingSink sink = read(config(640), shared("label-studio/test_import_yolo_data"));

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields()).hasSize(7);
        assertThat(sink.fields().get(0).get("label")).startsWith("[{\"x\":10,\"y\":");
    }

    private static Map<String, byte[]> shared(String folder) throws IOException {
        Path root = SampleImages.shared().resolve(folder);
        Assumptions.assumeTrue(Files.isDirectory(root), "the samples " + root + " are not on this machine");
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static YoloImportConfig config(@Nullable Integer size) {
        return new YoloImportConfig("data", null, ItemId.STEM, size, size, BOXES, SampleImages.mapping());
    }

    private static YoloExportConfig export(Layout layout, @Nullable Integer digits, boolean scores) {
        return new YoloExportConfig("out", layout, digits, scores, new FormatExportOptions(TableKind.LABELS, null));
    }

    private static RecordingSink read(YoloImportConfig config, Map<String, byte[]> files) throws IOException {
        var sink = new RecordingSink();
        var folder = new MemoryFolder("data", files);
        try {
            new YoloSource(config).read(folder, sink);
        } finally {
            assertThat(folder.unclosed()).isZero();
        }
        return sink;
    }
}
