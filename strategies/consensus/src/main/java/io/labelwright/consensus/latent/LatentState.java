package io.labelwright.consensus.latent;

import io.labelwright.consensus.product.AnswerOrder;

/**
 * What a block keeps between iterations.
 *
 * @param order its answers by annotator and label
 * @param posterior K probabilities of each item in the last iteration, which tell whether it still moves
 */
public record LatentState(AnswerOrder order, double[] posterior) {}
