package io.labelwright.vision.yolo;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.vision.box.BoxOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/yolo}. */
public record YoloImportConfig(
        @Doc("A folder with label files (.txt), a file of names (data.yaml, *.names or classes.txt) and, if they are "
                + "there, the images.")
        @InputPath(folder = true)
        String path,

        @Doc("The names of the classes 0, 1, 2, ...; not given: those of the file of names.") @Optional @Nullable
        List<String> names,

        @Doc("What an item's id is: stem, the place of the label file without the folder labels and without .txt; "
                + "image, the place of the image without the folder images.")
        @Default("stem")
        ItemId itemId,

        @Doc("Width in pixels of images whose file is not in the folder.") @Range(min = 1) @Optional @Nullable
        Integer width,

        @Doc("Height in pixels of images whose file is not in the folder.") @Range(min = 1) @Optional @Nullable
        Integer height,

        @Inline BoxOptions boxes,

        @Inline ImportMapping mapping) {

    /** What an item's id is. */
    public enum ItemId {
        STEM,
        IMAGE
    }

    /** Refuses half a size. */
    public YoloImportConfig {
        if ((width == null) != (height == null)) {
            throw new IllegalArgumentException("width and height go together");
        }
    }
}
