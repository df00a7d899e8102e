/** {@code propagate/poisson}. Start with {@link io.labelwright.propagate.poisson.PoissonLearning}. */
@NullMarked
package io.labelwright.propagate.poisson;

import org.jspecify.annotations.NullMarked;
