package io.labelwright.text.brat;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.OutputPath;
import io.labelwright.text.LabelledTexts;

/** Keys of {@code export/brat}. */
public record BratExportConfig(
        @Doc("The folder to write, replaced as a whole: ID.txt and ID.ann for each item, and annotation.conf.")
        @OutputPath(folder = true)
        String path,

        @Doc(
                "Whether ids are names of files as they stand, so that an id that can't be one is refused (plain), or what a name "
                        + "should not have is written as % and two hex digits (encoded).")
        @Default("plain")
        FileNames names,

        @Doc("What offsets count: code points, as brat does, or units of UTF-16.") @Default("code_points")
        OffsetUnit offsets,

        @Inline FormatExportOptions options) {

    /** Refuses tables that the format can't hold. */
    public BratExportConfig {
        LabelledTexts.checkTable(options.table());
    }
}
