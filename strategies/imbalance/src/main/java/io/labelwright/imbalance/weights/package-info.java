/**
 * {@code imbalance/class-weights}: how much an item counts, by its class. Start with
 * {@link io.labelwright.imbalance.weights.ClassWeightsStrategy}.
 */
@NullMarked
package io.labelwright.imbalance.weights;

import org.jspecify.annotations.NullMarked;
