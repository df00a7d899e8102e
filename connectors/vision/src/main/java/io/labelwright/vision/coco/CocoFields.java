package io.labelwright.vision.coco;

/** Fields in which items keep what COCO has beyond the common ones. */
final class CocoFields {

    /** Boxes around crowds ({@code iscrowd: 1}), in the form of a label. */
    static final String CROWD = "crowd";

    /** The file's categories as JSON; the first image of a file has it. */
    static final String CATEGORIES = "coco_categories";

    private CocoFields() {}
}
