package io.labelwright.consensus.weightedvote;

/** Where weights come from. */
public enum Weighting {
    /** From {@code weights}; who is not named there weighs 1. */
    GIVEN,
    /** From the accuracy on gold. */
    GOLD,
    /** From agreement with the winners, round by round. */
    LEARNED
}
