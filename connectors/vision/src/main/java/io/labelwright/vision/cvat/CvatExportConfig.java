package io.labelwright.vision.cvat;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.OutputPath;
import io.labelwright.vision.image.LabelledImages;

/** Keys of {@code export/cvat}. */
public record CvatExportConfig(
        @Doc("The file to write, replaced atomically.") @OutputPath
        String path,

        @Doc("Ids of images: number, 0, 1, 2, ... in the order of the table, as CVAT gives them; keep, those of the "
                + "field image_id, and numbers above them for images without.")
        @Default("number")
        ImageIdRule imageIds,

        @Inline FormatExportOptions options) {

    /** Where ids of images come from. */
    public enum ImageIdRule {
        NUMBER,
        KEEP
    }

    /** Refuses tables without labels. */
    public CvatExportConfig {
        LabelledImages.checkTable(options.table());
    }
}
