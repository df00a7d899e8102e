/** {@code propagate/poisson-mbo}. Start with {@link io.labelwright.propagate.mbo.PoissonMbo}. */
@NullMarked
package io.labelwright.propagate.mbo;

import org.jspecify.annotations.NullMarked;
