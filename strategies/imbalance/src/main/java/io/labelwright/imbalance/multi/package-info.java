/**
 * Sampling where a row has several classes: what a class needs is bound to the others that its rows have. Start with
 * {@link io.labelwright.imbalance.multi.ImbalanceRatios}.
 */
@NullMarked
package io.labelwright.imbalance.multi;

import org.jspecify.annotations.NullMarked;
