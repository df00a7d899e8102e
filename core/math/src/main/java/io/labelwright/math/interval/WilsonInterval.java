package io.labelwright.math.interval;

import org.apache.commons.math3.special.Erf;

/**
 * Wilson's score interval of a proportion (Wilson 1927), without continuity correction. It stays inside [0, 1], is of
 * use for few trials and for shares of 0 and 1, and always holds the observed share.
 */
public final class WilsonInterval {

    private WilsonInterval() {}

    /**
     * The interval of {@code successes / trials}.
     *
     * @param successes from 0 to {@code trials}
     * @param trials at least 1
     * @param level confidence, for example 0.95; above 0 and below 1
     * @throws IllegalArgumentException for other values
     */
    public static Interval of(double successes, double trials, double level) {
        if (!(trials > 0 && successes >= 0 && successes <= trials && trials <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
        }
        double z = quantile(level);
        double share = successes / trials;
        double square = z * z / trials;
        double centre = (share + square / 2) / (1 + square);
        double half = z * Math.sqrt(share * (1 - share) / trials + square / (4 * trials)) / (1 + square);
        // Rounding must not move the ends that are exact, 0 without a success, 1 without a failure, nor pass them.
        double low = successes == 0 ? 0 : Math.max(0, Math.min(share, centre - half));
        double high = successes == trials ? 1 : Math.min(1, Math.max(share, centre + half));
        return new Interval(low, high);
    }

    /**
     * How many standard errors a two-sided interval of this level reaches to each side: 1.96 for 0.95.
     *
     * @param level above 0 and below 1
     */
    public static double quantile(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level of " + level);
        }
        return Math.sqrt(2) * Erf.erfInv(level);
    }
}
