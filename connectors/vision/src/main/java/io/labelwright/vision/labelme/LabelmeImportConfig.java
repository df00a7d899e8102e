package io.labelwright.vision.labelme;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.vision.box.BoxOptions;

/** Keys of {@code import/labelme}. */
public record LabelmeImportConfig(
        @Doc("A folder with JSON files of labelme.") @InputPath(folder = true)
        String path,

        @Doc("What an item's id is: image, the place of the image in the folder (imagePath counts from the JSON file); "
                + "path, the place of the JSON file without .json; item, the key item, which export/labelme writes "
                + "where the id is not the image's place.")
        @Default("image")
        ItemId itemId,

        @Inline BoxOptions boxes,

        @Inline ImportMapping mapping) {

    /** What an item's id is. */
    public enum ItemId {
        IMAGE,
        PATH,
        ITEM
    }
}
