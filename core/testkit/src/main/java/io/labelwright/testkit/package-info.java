/**
 * What a plug-in author tests a strategy with: the engine's side of the SPI, small, in memory and strict about what a
 * strategy declares. Start with {@link io.labelwright.testkit.TestStage}, which runs a strategy on
 * {@link io.labelwright.testkit.InMemoryInputs}.
 */
@NullMarked
package io.labelwright.testkit;

import org.jspecify.annotations.NullMarked;
