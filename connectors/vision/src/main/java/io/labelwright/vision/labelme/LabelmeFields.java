package io.labelwright.vision.labelme;

/** Fields in which items keep what labelme has beyond the common ones. */
final class LabelmeFields {

    /** The image's flags as a JSON object. */
    static final String FLAGS = "flags";

    private LabelmeFields() {}
}
