package io.labelwright.math.random;

/**
 * Draws counts: how often each of several outcomes comes up in {@code n} independent trials, in time that does not
 * depend on {@code n}. A bootstrap over items that fall into few cells is such a draw.
 *
 * <p>Method: one binomial per cell, conditional on the cells before it. Binomials by inversion where the expected count
 * is small, else by Hörmann's transformed rejection BTRS (The generation of binomial random variates, 1993). Logarithms
 * are {@link StrictMath}'s, so that every machine draws the same counts.
 */
public final class Multinomial {

    /** Expected count below which inversion is faster; BTRS needs at least 10. */
    private static final double FEW = 10;

    /** fc(k) = ln k! minus Stirling's formula, for small k. */
    private static final double[] STIRLING_TAIL = {
        0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.0207906721037650, 0.0166446911898211,
        0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.0092554621827127, 0.0083305634333594
    };

    private Multinomial() {}

    /**
     * Draws as many trials as the counts sum up to, each cell with the share that it has among the counts.
     *
     * @param counts what was observed, none negative
     * @param into receives the drawn counts; the same length
     */
    public static void resample(RandomSequence random, long[] counts, long[] into) {
        long left = 0;
        for (long count : counts) {
            left += count;
        }
        long weight = left;
        for (int i = 0; i < counts.length; i++) {
            into[i] = weight == 0 ? 0 : binomial(random, left, (double) counts[i] / weight);
            left -= into[i];
            weight -= counts[i];
        }
    }

    /**
     * How many of so many trials succeed.
     *
     * @param trials at least 0
     * @param probability in [0, 1]
     */
    public static long binomial(RandomSequence random, long trials, double probability) {
        if (trials < 0 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(trials + " trials with probability " + probability);
        }
        if (trials == 0 || probability == 0) {
            return 0;
        }
        if (probability > 0.5) {
            return trials - binomial(random, trials, 1 - probability);
        }
        return trials * probability < FEW
                ? byInversion(random, trials, probability)
                : byRejection(random, trials, probability);
    }

    private static long byInversion(RandomSequence random, long trials, double probability) {
        double odds = probability / (1 - probability);
        double none = StrictMath.exp(trials * StrictMath.log1p(-probability));
        double left = random.nextDouble();
        double mass = none;
        long successes = 0;
        while (left >= mass && successes < trials) {
            left -= mass;
            successes++;
            mass *= odds * (trials - successes + 1) / successes;
            if (mass < Double.MIN_NORMAL) {
                // Beyond every value that a uniform draw can tell apart.
                break;
            }
        }
        return successes;
    }

    // Names as in the paper: r odds, m mode, (a, b, c) the hat, v_r the share that is accepted at once.
    private static long byRejection(RandomSequence random, long n, double p) {
        double r = p / (1 - p);
        double spread = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = n * p + 0.5;
        double vr = 0.92 - 4.2 / b;
        double alpha = (2.83 + 5.1 / b) * spread;
        double m = Math.floor((n + 1) * p);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + c);
            if (k < 0 || k > n) {
                continue;
            }
            if (us >= 0.07 && v <= vr) {
                return (long) k;
            }
            double bound = (m + 0.5) * StrictMath.log((m + 1) / (r * (n - m + 1)))
                    + (n + 1) * StrictMath.log((n - m + 1) / (n - k + 1))
                    + (k + 0.5) * StrictMath.log(r * (n - k + 1) / (k + 1))
                    + stirlingTail(m)
                    + stirlingTail(n - m)
                    - stirlingTail(k)
                    - stirlingTail(n - k);
            if (StrictMath.log(v * alpha / (a / (us * us) + b)) <= bound) {
                return (long) k;
            }
        }
    }

    private static double stirlingTail(double k) {
        if (k < STIRLING_TAIL.length) {
            return STIRLING_TAIL[(int) k];
        }
        double square = (k + 1) * (k + 1);
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
    }
}
