package io.labelwright.vision.labelme;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.OutputPath;
import io.labelwright.vision.image.LabelledImages;

/** Keys of {@code export/labelme}. */
public record LabelmeExportConfig(
        @Doc("The folder to write, replaced atomically. Images are not copied into it.") @OutputPath(folder = true)
        String path,

        @Inline FormatExportOptions options) {

    /** Refuses tables without labels. */
    public LabelmeExportConfig {
        LabelledImages.checkTable(options.table());
    }
}
