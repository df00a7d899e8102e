/**
 * What all methods that spread labels over a graph have in common. {@link io.labelwright.propagate.method.Propagation}
 * is the stage, {@link io.labelwright.propagate.method.Method} the part that differs.
 */
@NullMarked
package io.labelwright.propagate.method;

import org.jspecify.annotations.NullMarked;
