/** Parts drawn at random. Start with {@link io.labelwright.split.random.RandomSplit}. */
@NullMarked
package io.labelwright.split.random;

import org.jspecify.annotations.NullMarked;
