/**
 * Confidence intervals. Start with {@link io.labelwright.math.interval.WilsonInterval} for a proportion and
 * {@link io.labelwright.math.interval.Percentiles} for resampled figures.
 */
@NullMarked
package io.labelwright.math.interval;

import org.jspecify.annotations.NullMarked;
