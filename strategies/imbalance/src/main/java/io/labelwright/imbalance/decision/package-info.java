/**
 * Decisions on classes that are rare, from any model's probabilities and without a new row:
 * {@code imbalance/prior-correction} ({@link io.labelwright.imbalance.decision.PriorCorrection}) and
 * {@code imbalance/threshold} ({@link io.labelwright.imbalance.decision.ThresholdDecision}), which tunes
 * {@link io.labelwright.imbalance.decision.ClassFactors} for a {@link io.labelwright.imbalance.decision.Target}.
 */
@NullMarked
package io.labelwright.imbalance.decision;

import org.jspecify.annotations.NullMarked;
