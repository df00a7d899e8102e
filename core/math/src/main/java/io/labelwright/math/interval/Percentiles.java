package io.labelwright.math.interval;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The percentile interval of resampled figures (Efron 1979), with linear interpolation between neighbours. */
public final class Percentiles {

    private Percentiles() {}

    /**
     * The range that holds the middle {@code level} of the values.
     *
     * @param values resampled figures; NaN, for resamples in which the figure is not defined, is left out
     * @param level above 0 and below 1
     * @return null when no value is defined
     */
    public static @Nullable Interval of(double[] values, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level of " + level);
        }
        var sorted = new double[values.length];
        int defined = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sorted[defined++] = value;
            }
        }
        if (defined == 0) {
            return null;
        }
        Arrays.sort(sorted, 0, defined);
        double tail = (1 - level) / 2;
        return new Interval(quantile(sorted, defined, tail), quantile(sorted, defined, 1 - tail));
    }

    private static double quantile(double[] sorted, int size, double share) {
        double at = share * (size - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, size - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
