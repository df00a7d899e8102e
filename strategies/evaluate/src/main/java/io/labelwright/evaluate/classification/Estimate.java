package io.labelwright.evaluate.classification;

import io.labelwright.math.interval.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A figure and how sure of it one can be.
 *
 * @param value NaN where it is not defined
 * @param interval null where there is none
 */
record Estimate(double value, @Nullable Interval interval) {}
