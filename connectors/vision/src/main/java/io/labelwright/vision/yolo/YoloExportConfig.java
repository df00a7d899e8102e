package io.labelwright.vision.yolo;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.OutputPath;
import io.labelwright.spi.describe.Range;
import io.labelwright.vision.image.LabelledImages;
import org.jspecify.annotations.Nullable;

/** Keys of {@code export/yolo}. */
public record YoloExportConfig(
        @Doc("The folder to write, replaced atomically. Images are not copied into it.") @OutputPath(folder = true)
        String path,

        @Doc("Where files lie: ultralytics, labels/ with data.yaml and classes.txt; darknet, obj_train_data/ with "
                + "obj.names, obj.data and train.txt.")
        @Default("ultralytics")
        Layout layout,

        @Doc("Digits behind the point; not given: for each line as many, from 6, as give the same pixels when it is "
                + "read again.")
        @Range(min = 1, max = Normalised.MOST_DIGITS)
        @Optional
        @Nullable
        Integer digits,

        @Doc("Whether a sixth value tells the confidence: of each box, where the item's field scores has it, else of "
                + "the label.")
        @Default("false")
        boolean scores,

        @Inline FormatExportOptions options) {

    /** Where files lie. */
    public enum Layout {
        ULTRALYTICS,
        DARKNET
    }

    /** Refuses tables without labels. */
    public YoloExportConfig {
        LabelledImages.checkTable(options.table());
    }
}
