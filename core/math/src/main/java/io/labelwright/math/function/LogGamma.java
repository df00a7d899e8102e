package io.labelwright.math.function;

/**
 * The logarithm of the gamma function with the same bits on every processor and Java version: Stirling's series from 10
 * on, below by gamma(x + 1) = x gamma(x). Error below 1e-13 of the value or, near its zeros at 1 and 2, 1e-13.
 */
public final class LogGamma {

    private static final double ASYMPTOTIC = 10;
    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    private LogGamma() {}

    /**
     * ln gamma(x).
     *
     * @param x above 0
     * @throws IllegalArgumentException for others
     */
    public static double of(double x) {
        if (!(x > 0)) {
            throw new IllegalArgumentException("log gamma of " + x + ", which is not above 0");
        }
        double product = 1;
        double at = x;
        while (at < ASYMPTOTIC) {
            product *= at;
            at++;
        }
        double z = 1 / (at * at);
        double series = (1.0 / 12
                        - z
                                * (1.0 / 360
                                        - z
                                                * (1.0 / 1260
                                                        - z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360))))))
                / at;
        double stirling = (at - 0.5) * PortableLog.log(at) - at + HALF_LOG_TWO_PI + series;
        return product == 1 ? stirling : stirling - PortableLog.log(product);
    }
}
