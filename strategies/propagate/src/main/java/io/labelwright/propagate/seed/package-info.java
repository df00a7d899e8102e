/** What is known before anything spreads. Start with {@link io.labelwright.propagate.seed.Seeds}. */
@NullMarked
package io.labelwright.propagate.seed;

import org.jspecify.annotations.NullMarked;
