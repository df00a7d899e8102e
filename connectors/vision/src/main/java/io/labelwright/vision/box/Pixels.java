package io.labelwright.vision.box;

/**
 * Sums and differences of pixels that are decimals in files: 1.1 - 1 is 0.1 here, not 0.10000000000000009. A result
 * that lies as close to a number of nine places as the rounding of doubles allows is taken for that number.
 */
public final class Pixels {

    private static final double PLACES = 1e9;

    private Pixels() {}

    /** a + b. */
    public static double sum(double a, double b) {
        double exact = a + b;
        double decimal = Math.rint(exact * PLACES) / PLACES;
        double rounding = 2 * Math.ulp(Math.max(Math.abs(a), Math.abs(b)));
        return Math.abs(decimal - exact) <= rounding ? decimal : exact;
    }

    /** a - b. */
    public static double difference(double a, double b) {
        return sum(a, -b);
    }
}
