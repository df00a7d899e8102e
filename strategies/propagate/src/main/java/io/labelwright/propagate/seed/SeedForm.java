package io.labelwright.propagate.seed;

/** What of a label spreads. */
public enum SeedForm {
    /** Its class, and every seed counts the same. */
    HARD,
    /** Its class, and a seed counts as much as it is confident. Labels given by people are certain. */
    WEIGHTED,
    /** Its probabilities where it has them, else as {@link #WEIGHTED}. */
    SOFT
}
