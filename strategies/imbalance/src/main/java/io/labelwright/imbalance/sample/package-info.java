/**
 * What all samplers share: the rows of the training part, how many rows a class shall have, neighbours, and how the
 * rows that are kept and made become the table {@code training}. Start with
 * {@link io.labelwright.imbalance.sample.SamplingStage}; a method is a {@link io.labelwright.imbalance.sample.Sampler}.
 */
@NullMarked
package io.labelwright.imbalance.sample;

import org.jspecify.annotations.NullMarked;
