/** {@code propagate/correct-and-smooth}. Start with {@link io.labelwright.propagate.correct.CorrectAndSmooth}. */
@NullMarked
package io.labelwright.propagate.correct;

import org.jspecify.annotations.NullMarked;
