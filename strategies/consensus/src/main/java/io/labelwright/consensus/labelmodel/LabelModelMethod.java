package io.labelwright.consensus.labelmodel;

/** How labeling functions are judged. */
public enum LabelModelMethod {
    /** The matrix where two functions share 20 items or more on the mean, else triplets. */
    AUTO,

    /**
     * Completion of the matrix of overlaps: P(function says l | truth k), also of functions that know one class only.
     */
    MATRIX,

    /** The closed form over triplets of functions: one accuracy per function and class against the rest. */
    TRIPLET
}
