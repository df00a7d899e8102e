/** {@code propagate/lpa}. Start with {@link io.labelwright.propagate.lpa.Lpa}. */
@NullMarked
package io.labelwright.propagate.lpa;

import org.jspecify.annotations.NullMarked;
