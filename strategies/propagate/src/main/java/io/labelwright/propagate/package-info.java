/**
 * The family {@code propagate}: a few labels become many. {@link io.labelwright.propagate.graph} makes the graph of the
 * items, {@link io.labelwright.propagate.seed} what is known, {@link io.labelwright.propagate.method} what all methods
 * have in common, and {@link io.labelwright.propagate.result} labels of scores. Start with
 * {@link io.labelwright.propagate.method.Propagation}.
 */
@NullMarked
package io.labelwright.propagate;

import org.jspecify.annotations.NullMarked;
