package io.labelwright.propagate.mbo;

import io.labelwright.math.graph.NeighbourSums;
import java.util.Arrays;

/**
 * Gives each node its best class so that classes get the shares that they should have: scores of a class are multiplied
 * by one number, which grows as long as the class is too small. Jacobs, Merkurjev, Esedoglu 2018 (Auction dynamics: a
 * volume constrained MBO scheme) is the exact form of it.
 */
final class ClassVolumes {

    /** Scores of nodes. */
    interface Rows {

        /**
         * Reads the scores of a node; for several threads.
         *
         * @param into takes a number per class
         */
        void row(int node, double[] into);
    }

    private static final int MOST_ROUNDS = 200;
    private static final double CLOSE = 1e-3;
    private static final double FIRST_PACE = 0.2;
    private static final double MOST_PACE = 2;

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

    /**
     * Classes of nodes by their rows of scores, from where the factors were. Each class has a pace of its own, which
     * grows while its factor goes one way and halves when it turns. Riedmiller, Braun 1993 (RPROP).
     */
    void decide(Rows u, int[] label) {
        var pace = new double[shares.length];
        var side = new double[shares.length];
        Arrays.fill(pace, FIRST_PACE);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] given = count(u, label);
            double apart = 0;
            for (int k = 0; k < shares.length; k++) {
                double missing = shares[k] - given[k];
                apart = Math.max(apart, Math.abs(missing));
                if (Math.abs(missing) > CLOSE / 4) {
                    double now = Math.signum(missing);
                    pace[k] = now * side[k] < 0 ? pace[k] / 2 : Math.min(MOST_PACE, pace[k] * 1.2);
                    side[k] = now;
                    factor[k] *= StrictMath.exp(now * pace[k]);
                }
            }
            if (apart < CLOSE) {
                return;
            }
        }
    }

    /** Gives classes, and counts their shares. */
    private double[] count(Rows u, int[] label) {
        sums.forEach((piece, from, to) -> {
            long[] part = parts[piece];
            Arrays.fill(part, 0);
            var row = new double[shares.length];
            for (int node = from; node < to; node++) {
                u.row(node, row);
                int best = -1;
                double most = 0;
                for (int k = 0; k < shares.length; k++) {
                    double score = row[k] * factor[k];
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
