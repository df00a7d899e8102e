package io.labelwright.consensus.vote;

/**
 * State between two rounds. The arrays are not changed after construction.
 *
 * @param weights of each annotator
 * @param accuracy share of each annotator's answers that won in the round before, where classes that tie share the win;
 *     0 without answers
 * @param changed how many items got other winners in the round before than in the one before that; all of them in the
 *     first
 */
public record VoteWeights(double[] weights, double[] accuracy, long changed) {}
