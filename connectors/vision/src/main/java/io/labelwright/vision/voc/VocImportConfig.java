package io.labelwright.vision.voc;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Range;
import io.labelwright.vision.box.BoxOptions;

/** Keys of {@code import/voc}. */
public record VocImportConfig(
        @Doc("A folder with XML files; where one of its folders is called Annotations, those in such folders.")
        @InputPath(folder = true)
        String path,

        @Doc(
                "The number of the first pixel: 1, as the data set itself and its tools count, where xmax and ymax name "
                        + "the last pixel inside; 0, as many later programs write, where xmax and ymax are the box's far edges.")
        @Range(min = 0, max = 1)
        @Default("1")
        int origin,

        @Doc("What an item's id is: filename, the text of that element; path, the place of the XML file without the "
                + "folder Annotations and without .xml; item, the element item, which export/voc writes where the id "
                + "is not the file name.")
        @Default("filename")
        ItemId itemId,

        @Inline BoxOptions boxes,

        @Inline ImportMapping mapping) {

    /** What an item's id is. */
    public enum ItemId {
        FILENAME,
        PATH,
        ITEM
    }
}
