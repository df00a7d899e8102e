/** Tests of {@code consensus/weighted-vote}. */
@NullMarked
package io.labelwright.consensus.weightedvote;

import org.jspecify.annotations.NullMarked;
