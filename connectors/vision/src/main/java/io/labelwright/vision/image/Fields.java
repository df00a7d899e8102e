package io.labelwright.vision.image;

/** Fields of items that all formats of images have in common. */
public final class Fields {

    /** The image's file, as the format names it. */
    public static final String IMAGE = "image";

    /** The image's id in a format that has one beside its name. */
    public static final String IMAGE_ID = "image_id";

    /** Those of the label's boxes whose object is partly hidden, in the form of a label. */
    public static final String OCCLUDED = "occluded";

    /** Pixels. */
    public static final String WIDTH = "width";

    /** Pixels. */
    public static final String HEIGHT = "height";

    /** How many of its boxes were cut at the edge of the image. */
    public static final String CLIPPED = "clipped";

    private Fields() {}
}
