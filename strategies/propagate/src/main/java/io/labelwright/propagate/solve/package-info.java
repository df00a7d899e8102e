/** Linear systems of graphs. Start with {@link io.labelwright.propagate.solve.LaplaceSystem}. */
@NullMarked
package io.labelwright.propagate.solve;

import org.jspecify.annotations.NullMarked;
