/**
 * What a plug-in says about itself, read at compile time into a descriptor inside its jar, so that {@code validate},
 * {@code schema} and {@code strategies} need not load its classes. Start with
 * {@link io.labelwright.spi.describe.StrategyInfo}.
 */
@NullMarked
package io.labelwright.spi.describe;

import org.jspecify.annotations.NullMarked;
