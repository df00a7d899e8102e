package io.labelwright.math.neighbour;

import java.util.ServiceLoader;

/**
 * A kernel in plain loops, of which a compiler makes vector instructions. (One array for all dimensions would do, but
 * the compiler of JDK 17 takes loops whose arrays begin at other places, or that write two arrays, for ones whose
 * arrays may overlap, and leaves them as they are.)
 */
final class PlainTileKernel implements TileKernel {

    /** Dimensions of a tile that stay in the nearest cache while several points are compared with them. */
    private static final int CHUNK = 8;

    PlainTileKernel() {}

    /** The best kernel that there is here; looked for once. */
    static TileKernel best() {
        return Best.KERNEL;
    }

    private static final class Best {
        static final TileKernel KERNEL =
                ServiceLoader.load(TileKernelProvider.class, PlainTileKernel.class.getClassLoader()).stream()
                        .flatMap(provider -> provider.get().find().stream())
                        .findFirst()
                        .orElseGet(PlainTileKernel::new);
    }

    /** In twenty dimensions that points spread in it saves a tenth of the time. */
    @Override
    public int dimensionsToSort() {
        return 20;
    }

    @Override
    public void nearness(float[][] q, int some, float[][] x, float[] minusHalfSquare, float[][] into) {
        int begun = x.length < 4 ? 0 : 4;
        for (int i = 0; i < some; i++) {
            if (begun == 0) {
                System.arraycopy(minusHalfSquare, 0, into[i], 0, SIZE);
            } else {
                beginFour(q[i], x, minusHalfSquare, into[i]);
            }
        }
        for (int from = begun; from < x.length; from += CHUNK) {
            int to = Math.min(x.length, from + CHUNK);
            for (int i = 0; i < some; i++) {
                int d = from;
                for (; d + 4 <= to; d += 4) {
                    addFour(q[i], x, d, into[i]);
                }
                for (; d < to; d++) {
                    addOne(q[i][d], x[d], into[i]);
                }
            }
        }
    }

    private static void beginFour(float[] q, float[][] x, float[] first, float[] sum) {
        float q0 = q[0];
        float q1 = q[1];
        float q2 = q[2];
        float q3 = q[3];
        float[] x0 = x[0];
        float[] x1 = x[1];
        float[] x2 = x[2];
        float[] x3 = x[3];
        for (int p = 0; p < sum.length; p++) {
            sum[p] = first[p] + (q0 * x0[p] + q1 * x1[p] + (q2 * x2[p] + q3 * x3[p]));
        }
    }

    private static void addFour(float[] q, float[][] x, int d, float[] sum) {
        float q0 = q[d];
        float q1 = q[d + 1];
        float q2 = q[d + 2];
        float q3 = q[d + 3];
        float[] x0 = x[d];
        float[] x1 = x[d + 1];
        float[] x2 = x[d + 2];
        float[] x3 = x[d + 3];
        for (int p = 0; p < sum.length; p++) {
            sum[p] += q0 * x0[p] + q1 * x1[p] + (q2 * x2[p] + q3 * x3[p]);
        }
    }

    private static void addOne(float q, float[] x, float[] sum) {
        for (int p = 0; p < sum.length; p++) {
            sum[p] += q * x[p];
        }
    }

    /**
     * No compiler makes vector instructions of {@link #next}, which stops where it finds something: here all places are
     * looked at and added up. A number that is not above the bound and its absolute value cancel each other, without a
     * branch; where the bound is minus infinity the sum is infinite.
     */
    @Override
    public boolean isAnyAbove(float[] near, float bound, float[] spare) {
        // Each place of one array from the same place of another: else the compiler fears that they are the same.
        for (int p = 0; p < SIZE; p++) {
            float more = near[p] - bound;
            spare[p] = more + Math.abs(more);
        }
        for (int p = 0; p < SIZE / 4; p++) {
            spare[p] = (spare[p] + spare[p + SIZE / 4]) + (spare[p + SIZE / 2] + spare[p + SIZE / 4 * 3]);
        }
        for (int p = 0; p < SIZE / 16; p++) {
            spare[p] = (spare[p] + spare[p + SIZE / 16]) + (spare[p + SIZE / 8] + spare[p + SIZE / 16 * 3]);
        }
        float sum = 0;
        for (int p = 0; p < SIZE / 16; p += 4) {
            sum += (spare[p] + spare[p + 1]) + (spare[p + 2] + spare[p + 3]);
        }
        return sum > 0;
    }

    @Override
    public int next(float[] near, int from, int to, float least) {
        int p = from;
        while (p < to && !(near[p] >= least)) {
            p++;
        }
        return p;
    }

    @Override
    public int next(float[] near, float[] theirs, int from, int to, float least, float orLeast) {
        int p = from;
        while (p < to && !(near[p] >= least || near[p] + theirs[p] >= orLeast)) {
            p++;
        }
        return p;
    }
}
