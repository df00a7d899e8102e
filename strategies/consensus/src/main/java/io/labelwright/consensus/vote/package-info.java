/**
 * Rounds of weighted votes: vote, see who agrees with the winners, weigh again. Start with
 * {@link io.labelwright.consensus.vote.VoteKernel}.
 */
@NullMarked
package io.labelwright.consensus.vote;

import org.jspecify.annotations.NullMarked;
