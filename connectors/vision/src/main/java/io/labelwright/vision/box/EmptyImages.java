package io.labelwright.vision.box;

/** What it means that an image has no box. */
public enum EmptyImages {
    /** There is nothing in it: a label without boxes. */
    NEGATIVE,
    /** Nobody has labelled it: no label. */
    UNLABELLED
}
