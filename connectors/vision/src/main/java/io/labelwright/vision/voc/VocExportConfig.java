package io.labelwright.vision.voc;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.OutputPath;
import io.labelwright.spi.describe.Range;
import io.labelwright.vision.image.LabelledImages;

/** Keys of {@code export/voc}. */
public record VocExportConfig(
        @Doc("The folder to write, replaced atomically. Images are not copied into it.") @OutputPath(folder = true)
        String path,

        @Doc("The number of the first pixel: 1, as the data set itself and its tools count, where xmax and ymax name "
                + "the last pixel inside; 0, as many later programs read, where xmax and ymax are the box's far edges.")
        @Range(min = 0, max = 1)
        @Default("1")
        int origin,

        @Inline FormatExportOptions options) {

    /** Refuses tables without labels. */
    public VocExportConfig {
        LabelledImages.checkTable(options.table());
    }
}
