package io.labelwright.split.part;

import java.util.Arrays;

/**
 * How many items of each class each part gets: for each class its shares rounded down or up, so that the items of the
 * class are used up, and over all classes the sizes of the parts. First each class by itself, by the largest remainder;
 * then, where a part has too many and another too few, items of some classes are moved between them, over other parts
 * where needed: an augmenting path of the flow that controlled rounding is (Cox 1987). No number is further from its
 * share than one item.
 */
public final class QuotaRounding {

    private final int[][] quota;
    private final double[][] remainder;
    private final boolean[][] up;
    private final boolean[][] fixed;
    private final int parts;

    private QuotaRounding(int classes, int parts) {
        this.parts = parts;
        this.quota = new int[classes][parts];
        this.remainder = new double[classes][parts];
        this.up = new boolean[classes][parts];
        this.fixed = new boolean[classes][parts];
    }

    /**
     * Numbers of items per class and part.
     *
     * @param totals items of each class
     * @param parts what is asked for; their sizes add up to the items of all classes
     * @param complete how many of the classes, the first ones, must have an item in the part that has to have every
     *     class
     */
    public static int[][] of(int[] totals, Parts parts, int complete) {
        var rounding = new QuotaRounding(totals.length, parts.count());
        for (int k = 0; k < totals.length; k++) {
            rounding.round(k, totals[k], parts.shares(), k < complete ? parts.complete() : -1);
        }
        rounding.balance(parts.sizes());
        return rounding.quota;
    }

    private void round(int k, int total, double[] shares, int complete) {
        int rest = total;
        for (int p = 0; p < parts; p++) {
            double share = LargestRemainder.exact(total * shares[p]);
            quota[k][p] = (int) Math.floor(share);
            remainder[k][p] = share - quota[k][p];
            fixed[k][p] = remainder[k][p] == 0;
            rest -= quota[k][p];
        }
        if (complete >= 0 && rest > 0 && quota[k][complete] == 0) {
            raise(k, complete);
            fixed[k][complete] = true;
            rest--;
        }
        for (; rest > 0; rest--) {
            int most = -1;
            for (int p = 0; p < parts; p++) {
                if (!up[k][p] && !fixed[k][p] && (most < 0 || remainder[k][p] > remainder[k][most])) {
                    most = p;
                }
            }
            raise(k, most);
        }
    }

    private void raise(int k, int p) {
        quota[k][p]++;
        up[k][p] = true;
    }

    private void balance(int[] sizes) {
        var surplus = new int[parts];
        for (int p = 0; p < parts; p++) {
            surplus[p] = -sizes[p];
            for (int[] ofClass : quota) {
                surplus[p] += ofClass[p];
            }
        }
        for (int from = 0; from < parts; from++) {
            boolean more = true;
            while (surplus[from] > 0 && more) {
                more = move(from, surplus);
            }
        }
    }

    /** Moves an item out of a part that has too many, to the nearest one that has too few. */
    private boolean move(int from, int[] surplus) {
        var before = new int[parts];
        var classOf = new int[parts];
        Arrays.fill(before, -1);
        before[from] = from;
        var queue = new int[parts];
        queue[0] = from;
        int met = 1;
        for (int at = 0; at < met; at++) {
            int p = queue[at];
            for (int q = 0; q < parts; q++) {
                int k = before[q] < 0 ? movable(p, q) : -1;
                if (k >= 0) {
                    before[q] = p;
                    classOf[q] = k;
                    queue[met++] = q;
                    if (surplus[q] < 0) {
                        follow(from, q, before, classOf);
                        surplus[from]--;
                        surplus[q]++;
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void follow(int from, int to, int[] before, int[] classOf) {
        for (int q = to; q != from; q = before[q]) {
            int k = classOf[q];
            int p = before[q];
            quota[k][p]--;
            up[k][p] = false;
            raise(k, q);
        }
    }

    /**
     * The class that was rounded up in one part and down in another and loses least when that is turned; -1 for none.
     */
    private int movable(int p, int q) {
        int best = -1;
        double gain = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < quota.length; k++) {
            if (up[k][p] && !fixed[k][p] && !up[k][q] && !fixed[k][q]) {
                double turned = remainder[k][q] - remainder[k][p];
                if (turned > gain) {
                    gain = turned;
                    best = k;
                }
            }
        }
        return best;
    }
}
