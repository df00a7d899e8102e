package io.labelwright.platforms.labelstudio;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.platforms.Platform;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Label Studio's own samples, with the counts that their files have. */
final class LabelStudioSamplesTest {

    private static RecordingSink read(String file, String more) throws IOException {
        return Platform.read(
                Platform.source("import/label-studio", "{path: x" + more + "}"),
                file,
                Platform.sample("label-studio/" + file));
    }

    /** Items, answers, refused answers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "previous_export.json||1|1|0",
                "text_with_2_predictions.json||1|2|0",
                "test_export_csv/csv_test.json|, outside: clip|2|4|0",
                "test_export_csv/csv_test.json||2|2|2",
                "test_export_yolo/data.json||2|3|0",
                "test_export_yolo/data_keypoints.json|, control: bbox|1|1|0",
                "test_export_yolo/data_obb.json||3|0|3",
                "test_export_yolo/data_polygons.json|, as: raw|1|1|0",
                "test_export_csv/csv_test2.json||1|1|0",
                "test_export_csv/csv_test_colliding_keys.json||1|1|0",
                "test_export_csv/csv_test_colliding_keys_mixed.json||2|1|0",
                "test_export_csv/csv_test_history.json||1|1|0",
                "test_export_json_min/data.json|, as: raw|1|1|0",
                "test_export_json_min/data_repeater.json|, control: labels_0|1|1|0",
                "test_export_json_min/data_repeater.json|, control: categories_0|1|1|0",
                "test_export_json_min/chat_data.json||1|1|0",
                "test_export_coco/data.json|, control: rectangle_label|1|1|0"
            })
    void aGoodSampleIsReadWhole(String file, String more, int items, int answers, int refused) throws IOException {
        RecordingSink sink = read(file, more == null ? "" : more);

        assertThat(sink.fields(TableKind.ITEMS)).hasSize(items);
        assertThat(sink.fields(TableKind.ANNOTATIONS)).hasSize(answers);
        assertThat(sink.refused()).hasSize(refused);
    }

    @Test
    void theBoxesOfASampleArePixels() throws IOException {
        RecordingSink sink = read("test_export_csv/csv_test.json", "");

        assertThat(sink.fields(TableKind.ANNOTATIONS).get(0))
                .containsEntry("annotator", "hakan@heartex.com")
                .containsEntry("time", "2022-10-31T21:19:19.131302Z");
        // 4.857412088705009 % of 768 and 11.690682128240109 % of 576 pixels.
        assertThat(sink.fields(TableKind.ANNOTATIONS).get(0).get("label"))
                .startsWith("[{\"x\":37.304924841254")
                .contains("\"y\":67.33832905866")
                .endsWith("\"label\":\"Car\"}]");
    }
}
