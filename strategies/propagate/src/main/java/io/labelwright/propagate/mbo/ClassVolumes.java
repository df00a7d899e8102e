package io.labelwright.propagate.mbo;

import io.labelwright.math.graph.NeighbourSums;
import java.util.Arrays;

/**
 * Gives each node its best class so that classes get the shares that they should have: scores of a class are multiplied
 * by one number, which grows as long as the class is too small. Jacobs, Merkurjev, Esedoglu 2018 (Auction dynamics: a
 * volume constrained MBO scheme) is the exact form of it.
 */
final class ClassVolumes {

    private static final int MOST_ROUNDS = 200;
    private static final double CLOSE = 1e-3;

    private final NeighbourSums sums;
    private final double[] shares;
    /** What the scores of each class are multiplied by. */
    private final double[] factor;

    private final long[][] parts;

    ClassVolumes(NeighbourSums sums, double[] shares) {
        this.sums = sums;
        this.shares = shares;
        this.factor = new double[shares.length];
        this.parts = new long[sums.pieces()][shares.length];
        for (int k = 0; k < factor.length; k++) {
            factor[k] = shares[k] > 0 ? 1 : 0;
        }
    }

    /** Classes of nodes by their rows of scores, from where the factors were. */
    void decide(double[] u, int[] label) {
        double pace = 1;
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] given = count(u, label);
            double apart = 0;
            for (int k = 0; k < shares.length; k++) {
                apart = Math.max(apart, Math.abs(given[k] - shares[k]));
            }
            if (apart < CLOSE) {
                return;
            }
            pace = apart >= before ? pace / 2 : pace;
            before = apart;
            for (int k = 0; k < shares.length; k++) {
                double wanted = (shares[k] + CLOSE) / (given[k] + CLOSE);
                factor[k] *= StrictMath.pow(Math.max(0.5, Math.min(2, wanted)), pace / 4);
            }
        }
    }

    /** Gives classes, and counts their shares. */
    private double[] count(double[] u, int[] label) {
        sums.forEach((piece, from, to) -> {
            long[] part = parts[piece];
            Arrays.fill(part, 0);
            for (int node = from; node < to; node++) {
                int row = node * sums.width();
                int best = -1;
                double most = 0;
                for (int k = 0; k < shares.length; k++) {
                    double score = u[row + k] * factor[k];
                    if (score > most) {
                        most = score;
                        best = k;
                    }
                }
                label[node] = best;
                if (best >= 0) {
                    part[best]++;
                }
            }
        });
        var given = new double[shares.length];
        long all = 0;
        for (long[] part : parts) {
            for (int k = 0; k < given.length; k++) {
                given[k] += part[k];
                all += part[k];
            }
        }
        for (int k = 0; k < given.length; k++) {
            given[k] /= Math.max(1, all);
        }
        return given;
    }

    /** Multiplies scores by the factors. */
    void scale(double[] u) {
        sums.forEach((piece, from, to) -> {
            for (int node = from; node < to; node++) {
                for (int k = 0; k < factor.length; k++) {
                    u[node * sums.width() + k] *= factor[k];
                }
            }
        });
    }

    double[] factors() {
        return factor;
    }
}
