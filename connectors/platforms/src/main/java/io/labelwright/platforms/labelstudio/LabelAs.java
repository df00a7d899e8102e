package io.labelwright.platforms.labelstudio;

/** What the label of an answer is made of. */
public enum LabelAs {
    /** What the type of the control suggests. */
    AUTO,
    /** One class. */
    CLASS,
    /** Any number of classes. */
    CLASSES,
    /** A number. */
    NUMBER,
    /** A text. */
    TEXT,
    /** Labelled stretches of a text. */
    SPANS,
    /** Labelled boxes in an image, in pixels. */
    BOXES,
    /** The results as they stand, as JSON. */
    RAW
}
