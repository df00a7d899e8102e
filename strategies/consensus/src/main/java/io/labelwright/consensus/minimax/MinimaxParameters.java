package io.labelwright.consensus.minimax;

/**
 * What all blocks share.
 *
 * @param sigma parameters of annotators: how much answer l is favoured when the truth is k, at {@code (w * K + k) * K +
 *     l}
 * @param step steps made in this round; at 0 the next pass begins with new posteriors
 * @param round which round the next pass belongs to, from 0
 * @param changed how many items changed more than the tolerance when posteriors were made last
 */
record MinimaxParameters(double[] sigma, int step, int round, long changed) {}
