package io.labelwright.consensus.ebcc;

/** What becomes of several starts. */
public enum Combine {
    /** The mean of their posteriors. */
    MEAN,
    /** The one with the greatest lower bound, as the paper does it. */
    BEST
}
