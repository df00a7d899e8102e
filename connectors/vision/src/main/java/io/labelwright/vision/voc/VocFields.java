package io.labelwright.vision.voc;

/** Fields in which items keep what VOC has beyond the common ones. */
final class VocFields {

    /** The element folder. */
    static final String FOLDER = "folder";

    /** Those of the label's boxes that are hard to recognise, in the form of a label. */
    static final String DIFFICULT = "difficult";

    /** Those of the label's boxes whose object goes beyond them, in the form of a label. */
    static final String TRUNCATED = "truncated";

    private VocFields() {}
}
