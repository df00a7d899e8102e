package io.labelwright.math.interval;

/**
 * A range of values.
 *
 * @param low its least value
 * @param high its greatest value
 */
public record Interval(double low, double high) {

    /** Refuses what is not a range. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }
}
