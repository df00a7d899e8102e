/**
 * Over-sampling: rows of small classes are repeated, or made between others. Start with
 * {@link io.labelwright.imbalance.over.Smote}; a strategy is one of these methods in a
 * {@link io.labelwright.imbalance.sample.SamplingStage}.
 */
@NullMarked
package io.labelwright.imbalance.over;

import org.jspecify.annotations.NullMarked;
