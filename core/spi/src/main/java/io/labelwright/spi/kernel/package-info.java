/**
 * Computation over blocks: a strategy hands small kernels to the engine, which runs them on threads or on a cluster and
 * merges what they count, so that the result has the same bits everywhere. Start with
 * {@link io.labelwright.spi.kernel.IterativeKernel} and {@link io.labelwright.spi.kernel.Accumulator}.
 */
@NullMarked
package io.labelwright.spi.kernel;

import org.jspecify.annotations.NullMarked;
