/**
 * Votes whose weights are given, known from gold, or learned. Start with
 * {@link io.labelwright.consensus.weightedvote.WeightedVote}.
 */
@NullMarked
package io.labelwright.consensus.weightedvote;

import org.jspecify.annotations.NullMarked;
