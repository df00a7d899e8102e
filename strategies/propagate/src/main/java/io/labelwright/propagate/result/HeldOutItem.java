package io.labelwright.propagate.result;

/**
 * What a method said of a labelled item while its label was hidden.
 *
 * @param fold name of the part that was hidden together
 * @param probabilities one per class
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record HeldOutItem(String fold, double[] probabilities) {}
