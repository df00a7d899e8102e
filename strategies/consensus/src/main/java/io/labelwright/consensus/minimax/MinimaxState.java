package io.labelwright.consensus.minimax;

/**
 * What a block keeps.
 *
 * @param posteriors of its items, K each
 * @param tau parameters of its items: how much answer l is favoured when the truth of item i is k, at {@code (i * K +
 *     k) * K + l}
 */
record MinimaxState(double[] posteriors, double[] tau) {}
