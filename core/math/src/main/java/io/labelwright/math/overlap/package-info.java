/**
 * How labeling functions meet: what each covers, and where they agree or not. Start with
 * {@link io.labelwright.math.overlap.FunctionCounts}.
 */
@NullMarked
package io.labelwright.math.overlap;

import org.jspecify.annotations.NullMarked;
