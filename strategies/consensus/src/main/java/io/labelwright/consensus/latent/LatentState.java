package io.labelwright.consensus.latent;

/**
 * What a block keeps between iterations.
 *
 * @param posterior K probabilities of each item in the iteration before, which tell whether it still moves
 */
public record LatentState(double[] posterior) {}
