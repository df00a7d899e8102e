/** Parts of items of several classes each. Start with {@link io.labelwright.split.iterative.IterativeSplit}. */
@NullMarked
package io.labelwright.split.iterative;

import org.jspecify.annotations.NullMarked;
