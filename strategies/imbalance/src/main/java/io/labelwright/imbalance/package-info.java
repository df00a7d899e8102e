/**
 * Family {@code imbalance}: what is done about classes that are rare. A package per method; start with
 * {@link io.labelwright.imbalance.weights}, which needs no new rows.
 */
@NullMarked
package io.labelwright.imbalance;

import org.jspecify.annotations.NullMarked;
