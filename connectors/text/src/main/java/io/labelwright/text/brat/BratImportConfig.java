package io.labelwright.text.brat;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;

/** Keys of {@code import/brat}. */
public record BratImportConfig(
        @Doc("The folder to read: a text NAME.txt and its annotations NAME.ann, in UTF-8. The item's id is NAME "
                + "with the folders above it. A text without a file of annotations is an item without a label.")
        @InputPath(folder = true)
        String path,

        @Doc(
                "What happens at an annotation of several parts with text between them. reject: it is a bad row, and its item has "
                        + "no label; hull: the span from its first to its last part. Parts with nothing but line ends between them "
                        + "are one span anyway.")
        @Default("reject")
        Discontinuous discontinuous,

        @Doc("What offsets count: code points, as brat does, or units of UTF-16.") @Default("code_points")
        OffsetUnit offsets,

        @Doc("Whether names of files are ids as they stand (plain), or written with export/brat and names: encoded.")
        @Default("plain")
        FileNames names,

        @Inline ImportMapping mapping) {

    /** What happens at annotations of several parts. */
    public enum Discontinuous {
        REJECT,
        HULL
    }
}
