/**
 * Zhou and others' minimax conditional entropy, regularised. Start with
 * {@link io.labelwright.consensus.minimax.MinimaxEntropy}.
 */
@NullMarked
package io.labelwright.consensus.minimax;

import org.jspecify.annotations.NullMarked;
