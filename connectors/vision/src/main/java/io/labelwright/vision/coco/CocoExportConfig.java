package io.labelwright.vision.coco;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.OutputPath;
import io.labelwright.vision.image.LabelledImages;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of {@code export/coco}. */
public record CocoExportConfig(
        @Doc("The file to write, replaced atomically.") @OutputPath
        String path,

        @Doc("What is written: instances, images with annotations and categories; results, an array of boxes with a "
                + "score, as a model gives them.")
        @Default("instances")
        Content content,

        @Doc("Ids of images: keep, those that import/coco has put into the field image_id, and numbers above them for "
                + "images without; number, 1, 2, 3, ... in the order of the table.")
        @Default("keep")
        ImageIds imageIds,

        @Doc("Ids of categories by class. Classes that it does not name keep the id that they had in the file that "
                + "import/coco read, or get numbers above all others, from 1.")
        @Optional
        @Nullable
        Map<String, Integer> categoryIds,

        @Inline FormatExportOptions options) {

    /** What a file holds. */
    public enum Content {
        INSTANCES,
        RESULTS
    }

    /** Where ids of images come from. */
    public enum ImageIds {
        KEEP,
        NUMBER
    }

    /** Refuses tables without labels. */
    public CocoExportConfig {
        LabelledImages.checkTable(options.table());
    }
}
