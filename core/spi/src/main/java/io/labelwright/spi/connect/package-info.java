/**
 * Connectors: a {@link io.labelwright.spi.connect.Source} hands records of named fields to the engine, which makes
 * tables of them; a {@link io.labelwright.spi.connect.Sink} writes one table. Start with these two.
 */
@NullMarked
package io.labelwright.spi.connect;

import org.jspecify.annotations.NullMarked;
