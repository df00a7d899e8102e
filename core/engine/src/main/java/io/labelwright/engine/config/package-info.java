/**
 * The {@code with:} block of a stage: checked against the descriptor of its strategy, completed by the defaults, and
 * bound to the strategy's config record. Start with {@link io.labelwright.engine.config.ConfigChecker}, which makes a
 * {@link io.labelwright.engine.config.ConfigTree} without loading a class of the strategy;
 * {@link io.labelwright.engine.config.ConfigBinder} makes the record when the stage runs.
 */
@NullMarked
package io.labelwright.engine.config;

import org.jspecify.annotations.NullMarked;
