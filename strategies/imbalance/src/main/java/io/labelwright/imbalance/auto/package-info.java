/**
 * {@code imbalance/auto}: chooses by cross-validation what is done about rare classes. Start with
 * {@link io.labelwright.imbalance.auto.AutoDecision}.
 */
@NullMarked
package io.labelwright.imbalance.auto;

import org.jspecify.annotations.NullMarked;
