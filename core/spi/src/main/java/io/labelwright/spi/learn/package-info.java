/**
 * Learners that a plug-in folder brings because they need native code. Start with
 * {@link io.labelwright.spi.learn.TreeLearner}.
 */
@NullMarked
package io.labelwright.spi.learn;

import org.jspecify.annotations.NullMarked;
