/** The most frequent answer wins. Start with {@link io.labelwright.consensus.majority.MajorityVote}. */
@NullMarked
package io.labelwright.consensus.majority;

import org.jspecify.annotations.NullMarked;
