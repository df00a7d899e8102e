package io.labelwright.vision.voc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryFolder;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.testkit.RecordingSink.Refused;
import io.labelwright.vision.SampleImages;
import io.labelwright.vision.box.BoxOptions;
import io.labelwright.vision.box.EmptyImages;
import io.labelwright.vision.box.LabelForm;
import io.labelwright.vision.box.Outside;
import io.labelwright.vision.voc.VocImportConfig.ItemId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VocTest {

    private static final String WHOLE = """
            <annotation>
              <folder>VOC2007</folder><filename>1.jpg</filename>
              <size><width>500</width><height>375</height><depth>3</depth></size>
              <object><name>cat</name><pose>Left</pose><truncated>1</truncated><difficult>0</difficult>
                <bndbox><xmin>%s</xmin><ymin>%s</ymin><xmax>500</xmax><ymax>375</ymax></bndbox></object>
            </annotation>
            """;

    /** The box around the whole image, in the two ways to count. */
    @ParameterizedTest
    @CsvSource({"1, 1", "0, 0"})
    void theWholeImageIsTheWholeImage(int origin, int first) throws IOException {
        RecordingSink sink =
                read(origin, ItemId.FILENAME, LabelForm.BOXES, Map.of("1.xml", WHOLE.formatted(first, first)));

        String box = "[{\"x\":0,\"y\":0,\"width\":500,\"height\":375,\"label\":\"cat\"}]";
        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields())
                .containsExactly(Map.of(
                        "id",
                        "1.jpg",
                        "item",
                        "1.jpg",
                        "image",
                        "1.jpg",
                        "width",
                        "500",
                        "height",
                        "375",
                        "folder",
                        "VOC2007",
                        "truncated",
                        box,
                        "label",
                        box));
    }

    @Test
    void coordinatesOfZeroTellTheOtherWayToCount() throws IOException {
        RecordingSink sink = read(1, ItemId.FILENAME, LabelForm.BOXES, Map.of("1.xml", WHOLE.formatted(0, 5)));

        assertThat(sink.refused().get(0).line()).isEqualTo(4);
        assertThat(sink.refused().get(0).reason()).contains("sticks out").contains("origin: 0");
    }

    @Test
    void objectsThatAreNoBoxesAreRefused() throws IOException {
        String objects = """
                <annotation><filename>1.jpg</filename>
                <object><name>cat</name></object>
                <object><name>cat</name><type>robndbox</type><robndbox><cx>1</cx><angle>1</angle></robndbox></object>
                <object><name></name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object>
                <object><name>cat</name><bndbox><xmin>9</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object>
                <object><name>cat</name><bndbox><xmin>1</xmin><ymin>9</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object>
                <object><name>cat</name><bndbox><xmin>a</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object>
                <object><name>cat</name><bndbox><xmin>NaN</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object>
                <object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax></bndbox></object>
                <object><name>cat</name><bndbox><xmin>3</xmin><ymin>3</ymin><xmax>3</xmax><ymax>3</ymax></bndbox></object>
                </annotation>
                """;

        RecordingSink sink = read(1, ItemId.FILENAME, LabelForm.BOXES, Map.of("1.xml", objects));

        assertThat(SampleImages.refusedInImages(sink))
                .containsExactly(
                        "2: the object has no bndbox",
                        "3: a rotated box (robndbox)",
                        "4: the box has no label",
                        "5: xmin 9.0 is right of xmax 5.0",
                        "6: ymin 9.0 is below ymax 5.0",
                        "7: bndbox has a number in each of xmin, ymin, xmax, ymax",
                        "8: bndbox has a number in each of xmin, ymin, xmax, ymax",
                        "9: bndbox has a number in each of xmin, ymin, xmax, ymax");
        assertThat(sink.fields()).hasSize(1);
        assertThat(sink.fields().get(0)).containsEntry("item", "1.jpg").doesNotContainKey("label");
    }

    @Test
    void aBrokenFileIsABadRowAndTheOthersAreRead() throws IOException {
        RecordingSink sink = read(
                1,
                ItemId.FILENAME,
                LabelForm.BOXES,
                Map.of(
                        "1.xml", "<annotation>\n<filename>1.jpg",
                        "2.xml", "<!DOCTYPE annotation [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><annotation/>",
                        "3.xml", "<svg/>",
                        "4.xml", "<annotation/>",
                        "5.xml", "<annotation><filename>5.jpg</filename></annotation>"));

        assertThat(sink.refused())
                .extracting(Refused::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("well-formed"),
                        reason -> assertThat(reason).contains("DOCTYPE"),
                        reason -> assertThat(reason).contains("<annotation>").contains("<svg>"),
                        reason -> assertThat(reason).contains("no <filename>"));
        assertThat(sink.fields()).extracting(fields -> fields.get("item")).containsExactly("5.jpg");
    }

    @Test
    void filesOfOneNameInDifferentFoldersStayApart() throws IOException {
        Map<String, String> files = Map.of(
                "a/Annotations/1.xml", "<annotation><filename>1.jpg</filename></annotation>",
                "b/Annotations/1.xml", "<annotation><filename>1.jpg</filename></annotation>",
                "other.xml", "<x/>");

        RecordingSink byName = read(1, ItemId.FILENAME, LabelForm.BOXES, files);
        RecordingSink byPath = read(1, ItemId.PATH, LabelForm.BOXES, files);

        assertThat(byName.fields()).hasSize(1);
        assertThat(byName.refused().get(0).reason()).contains("item_id: path");
        assertThat(byPath.fields()).extracting(fields -> fields.get("item")).containsExactly("a/1", "b/1");
    }

    @Test
    void classesAreTheNamesOfObjects() throws IOException {
        RecordingSink sink = read(
                1,
                ItemId.FILENAME,
                LabelForm.CLASSES,
                Map.of(
                        "1.xml",
                        "<annotation><filename>1.jpg</filename><object><name>dog</name></object>"
                                + "<object><name>cat</name></object><object><name>dog</name></object></annotation>"));

        assertThat(sink.fields().get(0)).containsEntry("label", "[\"dog\",\"cat\"]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theFileIsThatOfTheDevelopmentKit(int origin) throws IOException {
        String box = "[{\"x\":0,\"y\":0.5,\"width\":500,\"height\":3,\"label\":\"cat\"}]";
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of("cat")))
                .item("i7", "image", "a/..b?.jpg", "width", 500L, "height", 375L, "difficult", box)
                .with(SampleImages.labels("i7", box));
        var out = new MemoryOutput();
        var config = new VocExportConfig("out", origin, new FormatExportOptions(TableKind.LABELS, null));

        new VocSink(config).write(inputs.table(TableKind.LABELS), inputs, out);

        assertThat(out.texts()).containsEntry("ImageSets/Main/default.txt", "a/%2E.b%3F\n");
        assertThat(out.texts().get("Annotations/a/%2E.b%3F.xml")).isEqualTo("""
                <?xml version="1.0" encoding="utf-8"?>
                <annotation>
                  <folder>JPEGImages</folder>
                  <filename>a/..b?.jpg</filename>
                  <item>i7</item>
                  <size>
                    <width>500</width>
                    <height>375</height>
                    <depth>3</depth>
                  </size>
                  <segmented>0</segmented>
                  <object>
                    <name>cat</name>
                    <pose>Unspecified</pose>
                    <truncated>0</truncated>
                    <difficult>1</difficult>
                    <occluded>0</occluded>
                    <bndbox>
                      <xmin>%d</xmin>
                      <ymin>%d.5</ymin>
                      <xmax>500</xmax>
                      <ymax>3.5</ymax>
                    </bndbox>
                  </object>
                </annotation>
                """.formatted(origin, origin));
        RecordingSink again = read(origin, ItemId.ITEM, LabelForm.BOXES, out.texts());
        assertThat(again.fields().get(0))
                .containsEntry("item", "i7")
                .containsEntry("label", box)
                .containsEntry("difficult", box);
    }

    @Test
    void aFolderWithoutFilesIsAnError() {
        assertThatThrownBy(() -> read(1, ItemId.PATH, LabelForm.BOXES, Map.of("a.txt", "")))
                .hasMessageContaining("no .xml file");
    }

    private static RecordingSink read(int origin, ItemId id, LabelForm form, Map<String, String> files)
            throws IOException {
        var config = new VocImportConfig(
                "data", origin, id, new BoxOptions(form, Outside.REJECT, EmptyImages.NEGATIVE), SampleImages.mapping());
        var sink = new RecordingSink();
        var folder = MemoryFolder.ofTexts("data", files);
        new VocSource(config).read(folder, sink);
        assertThat(folder.unclosed()).isZero();
        return sink;
    }
}
