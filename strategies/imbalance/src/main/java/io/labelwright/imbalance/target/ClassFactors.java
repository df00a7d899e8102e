package io.labelwright.imbalance.target;

import io.labelwright.math.order.TieGroups;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Decides by the greatest {@code w_k s_k}, with a factor w per class that is tuned on scores of known classes.
 *
 * <p>With all factors but one fixed, an item is given class k as soon as w_k passes {@code max_j w_j s_j / s_k}. So one
 * sorted pass over these ratios meets every decision that w_k can make and its exact figure; with two classes that is
 * the scan of all thresholds. For more, coordinates are searched in turn until none gets better. Of factors with the
 * same figures the range next to the present factor is taken, and of the range its geometric middle, the farthest from
 * any item. The search never ends below the factors that it starts from, and is the same for any order of the items.
 * Cost O(rounds * classes * n log n), with few rounds; an optimum of coordinates need not be that of all factors.
 */
public final class ClassFactors {

    private static final int MOST_ROUNDS = 20;
    /** Figures nearer to each other than this are the same: sums of costs are rounded. */
    private static final double SAME = 1e-12;

    private final double[] scores;
    private final int[] truth;
    private final int classes;
    private final Target target;
    private final Runnable pause;

    /**
     * Scores to tune on.
     *
     * @param scores per item and class, not negative
     * @param truth per item its class
     * @param pause called now and then; may throw to end the computation
     */
    public ClassFactors(double[] scores, int[] truth, int classes, Target target, Runnable pause) {
        this.scores = scores;
        this.truth = truth;
        this.classes = classes;
        this.target = target;
        this.pause = pause;
    }

    /** The class that factors decide for; of equals the first. */
    public static int decide(double[] scores, int offset, double[] factors) {
        int best = 0;
        for (int k = 1; k < factors.length; k++) {
            if (factors[k] * scores[offset + k] > factors[best] * scores[offset + best]) {
                best = k;
            }
        }
        return best;
    }

    /** How good these factors are. */
    public double merit(double[] factors) {
        return target.merit(tally(factors, -1));
    }

    /**
     * The best factors that are found: of two classes, and for the recall of one class, that one's factor alone is
     * tuned; of more classes all are, from 1 and from one over the classes' shares, and the better end is taken.
     */
    public double[] best() {
        boolean single = classes == 2 || target.metric() == TargetMetric.RECALL_AT_PRECISION;
        int[] tuned = single
                ? new int[] {target.positive()}
                : IntStream.range(0, classes).toArray();
        double[] best = tune(ones(classes), tuned);
        if (!single && target.metric() != TargetMetric.COST) {
            var counts = new double[classes];
            Arrays.stream(truth).forEach(k -> counts[k]++);
            double[] balanced = tune(
                    Arrays.stream(counts).map(count -> 1 / Math.max(count, 0.5)).toArray(), tuned);
            best = merit(balanced) > merit(best) ? balanced : best;
        }
        return best;
    }

    /** Factors that change nothing. */
    public static double[] ones(int classes) {
        var ones = new double[classes];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * Tunes the factors of some classes.
     *
     * @param start the factors to start from, above 0
     * @param tuned the classes whose factors may change
     * @return scaled to the mean 1
     */
    public double[] tune(double[] start, int[] tuned) {
        double[] factors = start.clone();
        double best = merit(factors);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double before = best;
            for (int k : tuned) {
                pause.run();
                best = scan(factors, k, best);
            }
            if (!(best > before + SAME)) {
                break;
            }
        }
        double mean = Arrays.stream(factors).sum() / classes;
        return Arrays.stream(factors).map(factor -> factor / mean).toArray();
    }

    /** Sets the best factor of a class; what it leads to. */
    private double scan(double[] factors, int k, double present) {
        double[] ratios = new double[truth.length];
        for (int i = 0; i < ratios.length; i++) {
            int rival = rival(factors, i, k);
            double score = scores[i * classes + k];
            ratios[i] = score == 0 ? Double.POSITIVE_INFINITY : factors[rival] * scores[i * classes + rival] / score;
        }
        TieGroups groups = TieGroups.ascending(ratios);
        Tally tally = tally(factors, k);
        var best = new Best(factors[k], present);
        best.offer(0, groups.size() == 0 ? Double.POSITIVE_INFINITY : groups.value(0), target.merit(tally));
        for (int g = 0; g < groups.size() && groups.value(g) < Double.POSITIVE_INFINITY; g++) {
            for (int at = groups.start(g); at < groups.start(g + 1); at++) {
                int i = groups.place(at);
                tally.move(truth[i], rival(factors, i, k), k);
            }
            double end = g + 1 < groups.size() ? groups.value(g + 1) : Double.POSITIVE_INFINITY;
            best.offer(groups.value(g), end, target.merit(tally));
        }
        factors[k] = best.factor;
        return best.merit;
    }

    /** The class that an item is given where it is not given k. */
    private int rival(double[] factors, int item, int k) {
        int best = -1;
        for (int j = 0; j < classes; j++) {
            if (j != k
                    && (best < 0
                            || factors[j] * scores[item * classes + j]
                                    > factors[best] * scores[item * classes + best])) {
                best = j;
            }
        }
        return best;
    }

    /** The answers of factors; with a class to leave out those that there are without it. */
    private Tally tally(double[] factors, int without) {
        var tally = new Tally(target.costs());
        for (int i = 0; i < truth.length; i++) {
            tally.add(truth[i], without < 0 ? decide(scores, i * classes, factors) : rival(factors, i, without), 1);
        }
        return tally;
    }

    /** The best range of a factor so far. */
    private static final class Best {

        private final double present;
        private double factor;
        private double merit;
        private double distance;

        Best(double present, double merit) {
            this.present = present;
            this.factor = present;
            this.merit = merit;
        }

        void offer(double from, double to, double offered) {
            double middle = middle(from, to);
            // What the present factor is in is nothing new, and some ranges hold no number.
            if ((present > from && present < to) || !(middle > from && middle < to)) {
                return;
            }
            double apart = Math.abs(StrictMath.log(middle / present));
            boolean better = offered > merit + SAME;
            if (better || (distance > 0 && offered > merit - SAME && apart < distance)) {
                factor = middle;
                merit = better ? offered : merit;
                distance = apart;
            }
        }

        private static double middle(double from, double to) {
            if (to == Double.POSITIVE_INFINITY) {
                return from == 0 ? 1 : from * 2;
            }
            return from == 0 ? to / 2 : Math.sqrt(from) * Math.sqrt(to);
        }
    }
}
