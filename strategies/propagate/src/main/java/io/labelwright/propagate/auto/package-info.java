/** {@code propagate/auto}. Start with {@link io.labelwright.propagate.auto.Auto}. */
@NullMarked
package io.labelwright.propagate.auto;

import org.jspecify.annotations.NullMarked;
