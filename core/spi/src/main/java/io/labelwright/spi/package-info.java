/**
 * All that a plug-in compiles against. A strategy is a {@link io.labelwright.spi.StrategyFactory} with
 * {@link io.labelwright.spi.describe.StrategyInfo} and a record of config keys; it reads
 * {@link io.labelwright.spi.Inputs} and writes {@link io.labelwright.spi.Outputs}.
 */
@NullMarked
package io.labelwright.spi;

import org.jspecify.annotations.NullMarked;
