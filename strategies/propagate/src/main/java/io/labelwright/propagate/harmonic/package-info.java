/** {@code propagate/harmonic}. Start with {@link io.labelwright.propagate.harmonic.Harmonic}. */
@NullMarked
package io.labelwright.propagate.harmonic;

import org.jspecify.annotations.NullMarked;
