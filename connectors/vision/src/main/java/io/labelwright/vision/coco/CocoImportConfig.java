package io.labelwright.vision.coco;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.vision.box.BoxOptions;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/coco}. */
public record CocoImportConfig(
        @Doc(
                "A file of images, annotations and categories; or a file of results (an array of boxes with a score), "
                        + "whose boxes are answers of a model; or a folder with one of the former and any number of the latter.")
        @InputPath(folder = true)
        String path,

        @Doc("What an item's id is: the image's file_name, its id, or its key item, which export/coco writes where an "
                + "item's id is another.")
        @Default("file_name")
        ItemId itemId,

        @Doc("Name of the model whose results are read; not given: the name of the results file without .json.")
        @Optional
        @Nullable
        String annotator,

        @Doc("Boxes of a results file with a score below it are left out.") @Range(min = 0, max = 1) @Default("0")
        double minScore,

        @Inline BoxOptions boxes,

        @Inline ImportMapping mapping) {

    /** What an item's id is. */
    public enum ItemId {
        FILE_NAME,
        ID,
        ITEM
    }
}
