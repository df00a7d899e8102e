package io.labelwright.consensus.kos;

/** How more than two classes become questions with two answers. */
public enum Reduction {
    /** Of each class, whether it is the one: for classes without an order. */
    ONE_VS_REST,
    /** Of each class but the last, whether the truth comes after it: for classes in an order. */
    THRESHOLDS
}
