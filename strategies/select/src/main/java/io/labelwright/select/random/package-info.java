/** Items drawn at random, each with the same chance. Start with {@link io.labelwright.select.random.RandomChoice}. */
@NullMarked
package io.labelwright.select.random;

import org.jspecify.annotations.NullMarked;
