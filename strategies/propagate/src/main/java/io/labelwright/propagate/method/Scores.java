package io.labelwright.propagate.method;

import io.labelwright.spi.kernel.Stepwise;

/**
 * What a method found.
 *
 * @param value per node a row of {@link Ground#width} numbers, of which those of the classes count: each at least 0,
 *     all 0 where no seed reaches
 * @param end how it ended
 * @param shared whether the shares that classes should have are in the scores already
 */
@SuppressWarnings("ArrayRecordComponent") // handed over
public record Scores(double[] value, Stepwise.End end, boolean shared) {

    /** Scores of a method that does not look at shares. */
    public Scores(double[] value, Stepwise.End end) {
        this(value, end, false);
    }
}
