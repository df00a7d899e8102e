package io.labelwright.platforms.record;

/** As what the labels of a file are read, for formats that can hold several kinds. */
public enum Reading {
    /** What the file suggests. */
    AUTO,
    /** One class. */
    CLASS,
    /** Any number of classes. */
    CLASSES,
    /** A text. */
    TEXT,
    /** Labelled stretches of a text. */
    SPANS,
    /** Labelled boxes in an image, in pixels. */
    BOXES
}
