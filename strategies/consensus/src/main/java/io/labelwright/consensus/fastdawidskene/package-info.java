/**
 * Dawid and Skene's model with hard decisions between the steps. Start with
 * {@link io.labelwright.consensus.fastdawidskene.FastDawidSkeneKernel}.
 */
@NullMarked
package io.labelwright.consensus.fastdawidskene;

import org.jspecify.annotations.NullMarked;
