package io.labelwright.vision.cvat;

/** Fields in which items keep what CVAT has beyond the common ones. */
final class CvatFields {

    static final String SUBSET = "subset";

    /** The image's tags as the label of several classes, when the label is made of boxes. */
    static final String TAGS = "tags";

    private CvatFields() {}
}
