package io.labelwright.vision.yolo;

/** Fields in which items keep what YOLO has beyond the common ones. */
final class YoloFields {

    /** The confidences of the label's boxes as JSON, in the order of the boxes. */
    static final String SCORES = "scores";

    private YoloFields() {}
}
