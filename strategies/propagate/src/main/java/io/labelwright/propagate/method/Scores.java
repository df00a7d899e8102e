package io.labelwright.propagate.method;

import io.labelwright.spi.kernel.Stepwise;

/**
 * What a method found.
 *
 * @param value per node a row of {@link Ground#width} numbers, of which those of the classes count: each at least 0, all
 *     0 where no seed reaches
 * @param end how it ended
 */
@SuppressWarnings("ArrayRecordComponent") // handed over
public record Scores(double[] value, Stepwise.End end) {}
