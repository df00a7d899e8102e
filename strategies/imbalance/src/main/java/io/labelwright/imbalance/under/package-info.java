/**
 * Under-sampling: rows of large classes are taken away, at random, by their distances, or where neighbours contradict
 * them. A strategy is one of these methods in a {@link io.labelwright.imbalance.sample.SamplingStage}.
 */
@NullMarked
package io.labelwright.imbalance.under;

import org.jspecify.annotations.NullMarked;
