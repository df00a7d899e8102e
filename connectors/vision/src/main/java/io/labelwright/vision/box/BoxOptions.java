package io.labelwright.vision.box;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;

/** The keys that every import of boxes understands; its config holds it with {@code @Inline}. */
public record BoxOptions(
        @Doc("What the label of an image is: boxes, its boxes (task boxes); classes, the classes in it "
                + "(task multi_label); class, its only class (task classification).")
        @Default("boxes")
        LabelForm as,

        @Doc("What happens to a box that sticks out of its image by a hundredth of a pixel or more: reject, it is a "
                + "bad row; clip, what lies outside is cut off, and the item's field clipped counts such boxes; keep, "
                + "it stays as it is.")
        @Default("reject")
        Outside outside,

        @Doc("What an image without boxes is: negative, one with nothing in it (label []); unlabelled, one that "
                + "nobody has labelled.")
        @Default("negative")
        EmptyImages emptyImages) {}
