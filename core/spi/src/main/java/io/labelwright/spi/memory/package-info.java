/**
 * How much memory a stage takes, said before it runs. Start with {@link io.labelwright.spi.memory.Footprint}, which a
 * strategy makes of the {@link io.labelwright.spi.memory.DataSizes} of what it reads.
 */
@NullMarked
package io.labelwright.spi.memory;

import org.jspecify.annotations.NullMarked;
