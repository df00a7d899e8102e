package io.labelwright.vision.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.vision.SampleImages;
import io.labelwright.vision.box.BoxOptions;
import io.labelwright.vision.box.EmptyImages;
import io.labelwright.vision.box.LabelForm;
import io.labelwright.vision.box.Outside;
import io.labelwright.vision.coco.CocoImportConfig.ItemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of Datumaro's and Label Studio's own tests. */
final class CocoSamplesTest {

    private static final Path COCO = SampleImages.shared().resolve("coco/annotations");

    @ParameterizedTest
    @CsvSource({
        "instances_train, 1, 0", "instances_val, 1, 1", "person_keypoints_train, 1, 0", "person_keypoints_val, 1, 1",
        "stuff_train, 0, 1", "stuff_val, 0, 1", "panoptic_train, 1, 0", "panoptic_val, 1, 1",
        "image_info_train, 0, 0", "image_info_val, 0, 0"
    })
    void boxesAreRead(String name, int boxes, int crowds) throws IOException {
        RecordingSink sink = read(COCO.resolve(name + ".json"), LabelForm.BOXES);

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields()).hasSize(1);
        assertThat(count(sink.fields().get(0).getOrDefault("label", ""))).isEqualTo(boxes);
        assertThat(count(sink.fields().get(0).getOrDefault("crowd", ""))).isEqualTo(crowds);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"labels_train, |[\"b\"]|", "labels_val, |[\"a\",\"b\"]|"})
    void classesWithoutBoxesAreRead(String name, String label) throws IOException {
        RecordingSink sink = read(COCO.resolve(name + ".json"), LabelForm.CLASSES);

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields().get(0)).containsEntry("label", label);
    }

    @ParameterizedTest
    @CsvSource({"captions_train", "captions_val"})
    void captionsAreRefused(String name) {
        Assumptions.assumeTrue(Files.isDirectory(COCO), "the samples " + COCO + " are not on this machine");
        assertThatThrownBy(() -> read(COCO.resolve(name + ".json"), LabelForm.BOXES))
                .hasMessageContaining(name + ".json:37:")
                .hasMessageContaining("captions");
    }

    @Test
    void theFileOfLabelStudioIsRead() throws IOException {
        Path file = SampleImages.shared().resolve("label-studio/test_import_coco/coco_import_input.json");
        RecordingSink boxes = read(file, LabelForm.BOXES);

        assertThat(boxes.refused()).isEmpty();
        assertThat(boxes.fields()).extracting(fields -> fields.get("item")).containsExactly("image1.jpg", "image2.jpg");
        assertThat(boxes.fields()).allMatch(fields -> count(fields.getOrDefault("label", "")) == 1);
    }

    private static int count(String label) {
        return label.split("\"x\":", -1).length - 1;
    }

    private static RecordingSink read(Path file, LabelForm form) throws IOException {
        Assumptions.assumeTrue(Files.isRegularFile(file), "the sample " + file + " is not on this machine");
        var sink = new RecordingSink(EnumSet.of(TableKind.ITEMS, TableKind.LABELS));
        var options = new BoxOptions(form, Outside.REJECT, EmptyImages.NEGATIVE);
        new CocoSource(CocoSourceTest.config(ItemId.FILE_NAME, options))
                .read(new MemoryInput(file.getFileName().toString(), Files.readAllBytes(file)), sink);
        return sink;
    }
}
