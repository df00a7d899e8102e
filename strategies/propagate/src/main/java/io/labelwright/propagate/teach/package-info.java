/**
 * Classifiers that teach themselves or each other: what one is sure of becomes an example for the next round. Start
 * with {@link io.labelwright.propagate.teach.TeachingRounds}.
 */
@NullMarked
package io.labelwright.propagate.teach;

import org.jspecify.annotations.NullMarked;
