package io.labelwright.vision.cvat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryFolder;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.vision.SampleImages;
import io.labelwright.vision.box.BoxOptions;
import io.labelwright.vision.box.EmptyImages;
import io.labelwright.vision.box.LabelForm;
import io.labelwright.vision.box.Outside;
import io.labelwright.vision.cvat.CvatExportConfig.ImageIdRule;
import io.labelwright.vision.cvat.CvatImportConfig.ItemId;
import io.labelwright.vision.cvat.CvatImportConfig.TrackBoxes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CvatTest {

    private static final String IMAGES = """
            <annotations>
            <image id="7" name="img0.jpg" subset="Train" width="20" height="10">
            <box label="cat" xtl="1.10" ytl="2.00" xbr="3.30" ybr="4" occluded="1"/>
            <tag label="night"/><tag label="night"/><tag label="rain"/>
            </image>
            <image id="8" name="img0.jpg" subset="Test" width="20" height="10"/>
            </annotations>
            """;

    @Test
    void imagesHaveBoxesTagsAndFields() throws IOException {
        RecordingSink sink = read(ItemId.SUBSET_NAME, TrackBoxes.KEYFRAMES, LabelForm.BOXES, IMAGES);

        String box = "[{\"x\":1.1,\"y\":2,\"width\":2.2,\"height\":2,\"label\":\"cat\"}]";
        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields())
                .containsExactly(
                        Map.ofEntries(
                                Map.entry("id", "Train/img0.jpg"),
                                Map.entry("item", "Train/img0.jpg"),
                                Map.entry("image", "img0.jpg"),
                                Map.entry("image_id", "7"),
                                Map.entry("subset", "Train"),
                                Map.entry("width", "20"),
                                Map.entry("height", "10"),
                                Map.entry("occluded", box),
                                Map.entry("tags", "[\"night\",\"night\",\"rain\"]"),
                                Map.entry("label", box)),
                        Map.of(
                                "id",
                                "Test/img0.jpg",
                                "item",
                                "Test/img0.jpg",
                                "image",
                                "img0.jpg",
                                "image_id",
                                "8",
                                "subset",
                                "Test",
                                "width",
                                "20",
                                "height",
                                "10",
                                "label",
                                "[]"));
    }

    @Test
    void namesThatComeAgainAreReported() throws IOException {
        RecordingSink sink = read(ItemId.NAME, TrackBoxes.KEYFRAMES, LabelForm.BOXES, IMAGES);

        assertThat(sink.fields()).hasSize(1);
        assertThat(sink.refused().get(0).line()).isEqualTo(6);
        assertThat(sink.refused().get(0).reason()).contains("item_id: subset_name");
    }

    @Test
    void tagsAreClasses() throws IOException {
        RecordingSink classes = read(ItemId.ID, TrackBoxes.KEYFRAMES, LabelForm.CLASSES, IMAGES);
        RecordingSink one = read(ItemId.ID, TrackBoxes.KEYFRAMES, LabelForm.CLASS, IMAGES);

        assertThat(classes.fields())
                .extracting(fields -> fields.get("label"))
                .containsExactly("[\"night\",\"rain\"]", "[]");
        assertThat(one.refused()).hasSize(1);
        assertThat(one.fields())
                .extracting(fields -> fields.get("item") + " " + fields.get("label"))
                .containsExactly("7 null", "8 null");
    }

    @Test
    void aFolderHoldsOneFileOfAnnotations() throws IOException {
        var source = new CvatImportFactory().create(config(ItemId.ID, TrackBoxes.KEYFRAMES, LabelForm.BOXES));
        var sink = new RecordingSink();

        source.read(MemoryFolder.ofTexts("d", Map.of("annotations.xml", IMAGES, "images/1.xml", "x")), sink);

        assertThat(sink.records())
                .extracting(RecordingSink.Accepted::file)
                .containsExactly("d/annotations.xml", "d/annotations.xml");
        assertThatThrownBy(() -> source.read(MemoryFolder.ofTexts("d", Map.of("a.xml", "", "b.xml", "")), sink))
                .hasMessageContaining("found 0");
    }

    @Test
    void shapesThatAreNoBoxesAreRefused() throws IOException {
        RecordingSink sink = read(ItemId.NAME, TrackBoxes.KEYFRAMES, LabelForm.BOXES, """
                <annotations><image id="0" name="a" width="20" height="10">
                <polygon label="cat" points="1,2;3,4;5,6"/>
                <mask label="cat" rle="1" left="0" top="0" width="1" height="1"/>
                <skeleton label="cat"><points label="x" points="1,2"/></skeleton>
                <box label="" xtl="1" ytl="2" xbr="3" ybr="4"/>
                <box label="cat" rotation="12.50" xtl="1" ytl="2" xbr="3" ybr="4"/>
                <box label="cat" rotation="0.0" xtl="1" ytl="2" xbr="3" ybr="4"/>
                <box label="cat" xtl="3" ytl="2" xbr="1" ybr="4"/>
                <box label="cat" xtl="1" ytl="2" xbr="1" ybr="4"/>
                <box label="cat" xtl="x" ytl="2" xbr="1" ybr="4"/>
                <box label="cat" xtl="10" ytl="2" xbr="30" ybr="4"/>
                <tag label=""/>
                </image></annotations>
                """);

        assertThat(SampleImages.refusedInImages(sink))
                .containsExactly(
                        "2: the shape polygon; boxes and tags are read",
                        "3: the shape mask; boxes and tags are read",
                        "4: the shape skeleton; boxes and tags are read",
                        "5: the box has no label",
                        "6: a rotated box (rotation 12.5)",
                        "8: xmin 3.0 is right of xmax 1.0",
                        "9: the box has no area: width 0.0, height 2.0",
                        "10: a box has numbers in xtl, ytl, xbr, ybr",
                        "11: the box from (10.0, 2.0) to (30.0, 4.0) sticks out of the image of 20.0 x 10.0 pixels",
                        "12: the tag has no label");
        assertThat(sink.fields()).hasSize(1);
        assertThat(sink.fields().get(0)).containsEntry("item", "a").doesNotContainKey("label");
    }

    @Test
    void framesOfAVideoHaveTheBoxesOfTheirTracks() throws IOException {
        String video = """
                <annotations>
                <meta><task><original_size><width>25</width><height>20</height></original_size></task></meta>
                <track id="0" label="b">
                <box frame="12" outside="0" keyframe="1" xtl="1" ytl="2" xbr="3" ybr="4"/>
                <box frame="13" outside="0" keyframe="0" xtl="2" ytl="2" xbr="4" ybr="4"/>
                <box frame="14" outside="1" keyframe="1" xtl="2" ytl="2" xbr="4" ybr="4"/></track>
                <track id="1" label="a"><box frame="2" outside="0" keyframe="1" xtl="1" ytl="2" xbr="3" ybr="4"/>
                <box outside="0" keyframe="1" xtl="1" ytl="2" xbr="3" ybr="4"/></track>
                <track id="2" label="a"><points frame="2" points="1,2"/><points frame="3" points="1,2"/>
                <points frame="12" keyframe="0" points="1,2"/></track>
                </annotations>
                """;

        RecordingSink keyframes = read(ItemId.NAME, TrackBoxes.KEYFRAMES, LabelForm.BOXES, video);
        RecordingSink all = read(ItemId.ID, TrackBoxes.ALL, LabelForm.BOXES, video);

        assertThat(keyframes.refused())
                .extracting(refused -> refused.line() + ": " + refused.reason())
                .containsExactly(
                        "8: the box of a track has no frame",
                        "9: a track of the shape points; boxes and tags are read; without it its frames have no label");
        assertThat(keyframes.fields())
                .containsExactly(
                        Map.of(
                                "id",
                                "frame_000002",
                                "item",
                                "frame_000002",
                                "frame",
                                "2",
                                "width",
                                "25",
                                "height",
                                "20"),
                        Map.of(
                                "id",
                                "frame_000012",
                                "item",
                                "frame_000012",
                                "frame",
                                "12",
                                "width",
                                "25",
                                "height",
                                "20",
                                "label",
                                "[{\"x\":1,\"y\":2,\"width\":2,\"height\":2,\"label\":\"b\"}]"),
                        Map.of(
                                "id",
                                "frame_000014",
                                "item",
                                "frame_000014",
                                "frame",
                                "14",
                                "width",
                                "25",
                                "height",
                                "20",
                                "label",
                                "[]"));
        assertThat(all.fields()).extracting(fields -> fields.get("item")).containsExactly("2", "12", "13", "14");
    }

    @Test
    void brokenFilesAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> read(ItemId.ID, TrackBoxes.ALL, LabelForm.BOXES, "<!DOCTYPE x []>\n<annotations/>"))
                .hasMessageContaining("data.xml:")
                .hasMessageContaining("DOCTYPE");
        assertThatThrownBy(() -> read(ItemId.ID, TrackBoxes.ALL, LabelForm.BOXES, "<annotation/>"))
                .hasMessageContaining("<annotations>");
        assertThatThrownBy(() -> read(ItemId.ID, TrackBoxes.ALL, LabelForm.BOXES, "<annotations>\n\n<image"))
                .hasMessageContaining("data.xml:3:");
        assertThatThrownBy(() -> read(ItemId.ID, TrackBoxes.ALL, LabelForm.BOXES, ""))
                .hasMessageContaining("well-formed");
    }

    @Test
    void theFileIsThatOfCvat() throws IOException {
        String box = "[{\"x\":1.1,\"y\":2,\"width\":2.2,\"height\":2,\"label\":\"c\\\"at\"}]";
        InMemoryInputs inputs = InMemoryInputs.of(SampleImages.boxes(List.of("c\"at", "<dog>")))
                .item(
                        "b",
                        "image",
                        "x.jpg",
                        "image_id",
                        "7",
                        "width",
                        20L,
                        "height",
                        10L,
                        "subset",
                        "Train",
                        "occluded",
                        box,
                        "tags",
                        "[\"night\"]")
                .item("a", "image", "x.jpg", "width", 20L, "height", 10L)
                .with(SampleImages.labels("b", box, "a", "[]"));

        assertThat(write(ImageIdRule.KEEP, inputs)).isEqualTo("""
                        <?xml version="1.0" encoding="utf-8"?>
                        <annotations>
                          <version>1.1</version>
                          <meta>
                            <task>
                              <mode>annotation</mode>
                              <labels>
                                <label>
                                  <name>c&quot;at</name>
                                  <attributes></attributes>
                                </label>
                                <label>
                                  <name>&lt;dog&gt;</name>
                                  <attributes></attributes>
                                </label>
                              </labels>
                            </task>
                          </meta>
                          <image id="7" name="x.jpg" subset="Train" width="20" height="10">
                            <box label="c&quot;at" source="manual" occluded="1" xtl="1.1" ytl="2" xbr="3.3" ybr="4" z_order="0"/>
                            <tag label="night" source="manual"/>
                          </image>
                          <image id="8" name="x.jpg" width="20" height="10">
                          </image>
                        </annotations>
                        """);
    }

    @Test
    void classesAreTags() throws IOException {
        var schema = new LabelSchema(Task.MULTI_LABEL, List.of(LabelClass.of("day"), LabelClass.of("rain")), null);
        InMemoryInputs inputs = InMemoryInputs.of(schema)
                .items("a.jpg", "b.jpg")
                .with(SampleImages.labels("a.jpg", "[\"day\",\"rain\"]", "b.jpg", "[]"));

        String written = write(ImageIdRule.NUMBER, inputs);
        RecordingSink sink = read(ItemId.NAME, TrackBoxes.ALL, LabelForm.CLASSES, written);

        assertThat(written).contains("<image id=\"0\" name=\"a.jpg\">", "<tag label=\"rain\" source=\"manual\"/>");
        assertThat(sink.fields()).extracting(fields -> fields.get("label")).containsExactly("[\"day\",\"rain\"]", "[]");
    }

    private static String write(ImageIdRule ids, InMemoryInputs inputs) throws IOException {
        var out = new MemoryOutput();
        var config = new CvatExportConfig("out.xml", ids, new FormatExportOptions(TableKind.LABELS, null));
        new CvatSink(config).write(inputs.table(TableKind.LABELS), inputs, out);
        return out.text();
    }

    private static RecordingSink read(ItemId id, TrackBoxes tracks, LabelForm form, String text) throws IOException {
        var sink = new RecordingSink();
        new CvatSource(config(id, tracks, form)).read(new MemoryInput("data.xml", text), sink);
        return sink;
    }

    private static CvatImportConfig config(ItemId id, TrackBoxes tracks, LabelForm form) {
        return new CvatImportConfig(
                "data.xml",
                id,
                tracks,
                new BoxOptions(form, Outside.REJECT, EmptyImages.NEGATIVE),
                SampleImages.mapping());
    }
}
