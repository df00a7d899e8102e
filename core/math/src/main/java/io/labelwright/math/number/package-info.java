/**
 * Numbers as text: one spelling of every double on every Java version, so that equal results are equal bytes. Start
 * with {@link io.labelwright.math.number.Decimal}.
 */
@NullMarked
package io.labelwright.math.number;

import org.jspecify.annotations.NullMarked;
