package io.labelwright.vision.cvat;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.vision.box.BoxOptions;

/** Keys of {@code import/cvat}. */
public record CvatImportConfig(
        @Doc("The file to read: CVAT for images 1.1 or CVAT for video 1.1; or a folder, or the ZIP archive that CVAT "
                + "exports, with one such file (annotations.xml).")
        @InputPath(folder = true)
        String path,

        @Doc("What an item's id is: name of the image; subset_name, with its subset and a slash before it, where names "
                + "come again in other subsets; id of the image. Frames of a video have the name frame_000012 and the "
                + "id 12.")
        @Default("name")
        ItemId itemId,

        @Doc("Which boxes of a video's tracks are read: keyframes, those that a person has set; all, also those that "
                + "CVAT has put between them. Boxes that are outside (the object is not there) are never read.")
        @Default("keyframes")
        TrackBoxes tracks,

        @Inline BoxOptions boxes,

        @Inline ImportMapping mapping) {

    /** What an item's id is. */
    public enum ItemId {
        NAME,
        SUBSET_NAME,
        ID
    }

    /** Which boxes of tracks are read. */
    public enum TrackBoxes {
        KEYFRAMES,
        ALL
    }
}
