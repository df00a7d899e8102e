package io.labelwright.evaluate.classification;

import io.labelwright.math.order.TieGroups;
import java.util.Arrays;

/**
 * How well the probability of one class puts its items before those of the others, with any number of copies of each
 * item. One pass from the highest probability down, ties taken at once: O(n) after sorting. NaN stands for what is not
 * defined.
 *
 * <ul>
 *   <li>area under the ROC curve: how often an item of the class has a higher probability than another one, ties half;
 *   <li>average precision: {@code sum (R_t - R_(t-1)) P_t} over thresholds t, without interpolation;
 *   <li>area under the precision-recall curve by trapezoids, from recall 0 at precision 1; too optimistic where
 *       thresholds are few (Davis, Goadrich 2006);
 *   <li>Brier score of the class against all others, from 0 to 1.
 * </ul>
 */
final class ClassRanking {

    private final TieGroups groups;
    private final int[] truth;
    private final int k;

    /** Twice the number of pairs (item of the class, item of class j) in the right order, ties counted as one half. */
    private final long[] twiceWon;

    private final long[] support;
    private double rocAuc;
    private double averagePrecision;
    private double curve;
    private double brier;

    /**
     * Sorts the items.
     *
     * @param p per item the probability of class k
     * @param truth per item its class
     */
    ClassRanking(double[] p, int[] truth, int k, int classes) {
        this(TieGroups.ascending(p), truth, k, classes);
    }

    private ClassRanking(TieGroups groups, int[] truth, int k, int classes) {
        this.groups = groups;
        this.truth = truth;
        this.k = k;
        this.twiceWon = new long[classes];
        this.support = new long[classes];
    }

    /** The same order with figures of its own, for another thread. */
    ClassRanking fresh() {
        return new ClassRanking(groups, truth, k, support.length);
    }

    /** Figures with so many copies of each item. */
    ClassRanking of(int[] copies) {
        Arrays.fill(twiceWon, 0);
        Arrays.fill(support, 0);
        long above = 0;
        long seen = 0;
        double precisions = 0;
        double area = 0;
        double squares = 0;
        double last = 1;
        for (int g = groups.size() - 1; g >= 0; g--) {
            long of = copiesOf(copies, g);
            long all = 0;
            for (int at = groups.start(g); at < groups.start(g + 1); at++) {
                int i = groups.place(at);
                all += copies[i];
                support[truth[i]] += copies[i];
                twiceWon[truth[i]] += copies[i] * (2 * above + of);
            }
            double p = groups.value(g);
            squares += of * (1 - p) * (1 - p) + (all - of) * p * p;
            above += of;
            seen += all;
            if (all > 0) {
                double precision = (double) above / seen;
                precisions += of * precision;
                area += of * (precision + last) / 2;
                last = precision;
            }
        }
        long won = 0;
        for (int j = 0; j < support.length; j++) {
            won += j == k ? 0 : twiceWon[j];
        }
        rocAuc = won / 2.0 / ((double) above * (seen - above));
        averagePrecision = precisions / above;
        curve = area / above;
        brier = squares / seen;
        return this;
    }

    private long copiesOf(int[] copies, int group) {
        long sum = 0;
        for (int at = groups.start(group); at < groups.start(group + 1); at++) {
            int i = groups.place(at);
            sum += truth[i] == k ? copies[i] : 0;
        }
        return sum;
    }

    /** How many classes the schema has. */
    int classes() {
        return support.length;
    }

    /** Items of a class. */
    long support(int j) {
        return support[j];
    }

    double rocAuc() {
        return rocAuc;
    }

    double averagePrecision() {
        return averagePrecision;
    }

    double precisionRecallAuc() {
        return curve;
    }

    double brierScore() {
        return brier;
    }

    /** The area under the ROC curve over the items of this class and of another one alone. */
    double against(int j) {
        return twiceWon[j] / 2.0 / ((double) support[k] * support[j]);
    }
}
