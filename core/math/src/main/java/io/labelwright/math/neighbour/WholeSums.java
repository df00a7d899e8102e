package io.labelwright.math.neighbour;

/**
 * Sums of products of 16 bits, for many points at once, in plain loops of which a compiler makes vector instructions.
 * (Java's Vector API does the same hardly faster, and many times slower where it is not compiled as a whole.)
 */
final class WholeSums {

    private WholeSums() {}

    /**
     * For each point of a tile {@code begin + base + sum of (q[2 i] * x[i] + q[2 i + 1] * (x[i] >> 8))}, in whole
     * numbers of which the lowest 16 bits are kept.
     *
     * @param q two numbers for each of x
     * @param x per two dimensions a number for each point
     * @param base a number for each point
     * @param into gets one for each point
     */
    static void of(int begin, short[] q, short[][] x, short[] base, short[] into) {
        int i = 0;
        if (x.length < 2) {
            for (int p = 0; p < into.length; p++) {
                into[p] = (short) (base[p] + begin);
            }
        } else {
            beginTwo(begin, base, q, x, into);
            i = 2;
        }
        for (; i + 2 <= x.length; i += 2) {
            addTwo(q, x, i, into);
        }
        if (i < x.length) {
            addOne(q[2 * i], q[2 * i + 1], x[i], into);
        }
    }

    private static void beginTwo(int begin, short[] base, short[] q, short[][] x, short[] sum) {
        int q0 = q[0];
        int q1 = q[1];
        int q2 = q[2];
        int q3 = q[3];
        short[] x0 = x[0];
        short[] x1 = x[1];
        for (int p = 0; p < sum.length; p++) {
            sum[p] = (short) (base[p] + begin + q0 * x0[p] + q1 * (x0[p] >> 8) + q2 * x1[p] + q3 * (x1[p] >> 8));
        }
    }

    private static void addTwo(short[] q, short[][] x, int i, short[] sum) {
        int q0 = q[2 * i];
        int q1 = q[2 * i + 1];
        int q2 = q[2 * i + 2];
        int q3 = q[2 * i + 3];
        short[] x0 = x[i];
        short[] x1 = x[i + 1];
        for (int p = 0; p < sum.length; p++) {
            sum[p] = (short) (sum[p] + q0 * x0[p] + q1 * (x0[p] >> 8) + q2 * x1[p] + q3 * (x1[p] >> 8));
        }
    }

    private static void addOne(short q0, short q1, short[] x, short[] sum) {
        for (int p = 0; p < sum.length; p++) {
            sum[p] = (short) (sum[p] + q0 * x[p] + q1 * (x[p] >> 8));
        }
    }
}
