package io.labelwright.math.function;

/**
 * The natural logarithm with the same bits on every processor and Java version, to less than one unit in the last
 * place.
 *
 * <p>{@link Math#log} may be replaced by the processor's own, which differs between machines; {@link StrictMath#log} is
 * a native call on JDK 17 and four times slower. This is fdlibm's method: x = 2^k (1 + f) with 1 + f in [sqrt(1/2),
 * sqrt(2)], s = f / (2 + f), log(1 + f) = f - (f²/2 - s (f²/2 + R(s²))) with a polynomial R of degree 7 (Sun
 * Microsystems 1993, e_log.c).
 */
public final class PortableLog {

    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double L1 = 6.666666666666735130e-01;
    private static final double L2 = 3.999999999940941908e-01;
    private static final double L3 = 2.857142874366239149e-01;
    private static final double L4 = 2.222219843214978396e-01;
    private static final double L5 = 1.818357216161805012e-01;
    private static final double L6 = 1.531383769920937332e-01;
    private static final double L7 = 1.479819860511658591e-01;
    private static final long HALF_SQRT_BITS = Double.doubleToRawLongBits(Math.sqrt(0.5));
    private static final long MANTISSA = (1L << 52) - 1;

    private PortableLog() {}

    /**
     * Natural logarithm.
     *
     * @param x any number; 0 gives minus infinity, a negative number NaN
     */
    public static double log(double x) {
        if (!(x >= Double.MIN_NORMAL) || x == Double.POSITIVE_INFINITY) {
            return logOfOther(x);
        }
        long bits = Double.doubleToRawLongBits(x);
        // Exponent of x / sqrt(1/2), so that the rest lies in [sqrt(1/2), sqrt(2)).
        long shifted = bits - HALF_SQRT_BITS;
        int k = (int) (shifted >> 52);
        double f = Double.longBitsToDouble((shifted & MANTISSA) + HALF_SQRT_BITS) - 1.0;
        double s = f / (2.0 + f);
        double z = s * s;
        double r = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
        double half = 0.5 * f * f;
        return k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f);
    }

    private static double logOfOther(double x) {
        if (x > 0 && x < Double.MIN_NORMAL) {
            return log(x * 0x1p54) - 54 * LN2_HIGH - 54 * LN2_LOW;
        }
        return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }
}
