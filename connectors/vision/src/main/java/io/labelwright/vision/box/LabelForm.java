package io.labelwright.vision.box;

/** What the label of an image is made of. */
public enum LabelForm {
    /** Its boxes, for the task boxes. */
    BOXES,
    /** The names of the classes in it, for the task multi_label. */
    CLASSES,
    /** The name of its only class, for the task classification. */
    CLASS
}
