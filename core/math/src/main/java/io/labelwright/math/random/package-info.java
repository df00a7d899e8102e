/**
 * Randomness that depends on what is drawn for and never on when or on which thread. Start with
 * {@link io.labelwright.math.random.SeededRandom}.
 */
@NullMarked
package io.labelwright.math.random;

import org.jspecify.annotations.NullMarked;
