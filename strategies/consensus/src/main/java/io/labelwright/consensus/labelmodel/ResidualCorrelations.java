package io.labelwright.consensus.labelmodel;

import java.util.Arrays;
import java.util.Comparator;

/**
 * How much two labeling functions go together beyond what the truth explains. After Varma et al. (Learning dependency
 * structures for weak supervision models, ICML 2019): a matrix of second moments is low rank, by the truth, plus
 * sparse, by dependencies. They split the inverse covariance, which copies make singular; here the correlations
 * themselves are split.
 *
 * <pre>
 *   lambda_a   = 1 for an answer of the class, -1 for another, 0 for none; one class of two, each of more
 *   r(a, b)    = correlation of lambda_a and lambda_b = v_a v_b + s(a, b),   a != b
 *   v          = the fixed point of v_a = median over b of r(a, b) / v_b, weighted by |v_b|: the least sum of |s(a, b)|
 *   residual   = s(a, b) / sqrt((1 - v_a²) (1 - v_b²)), the partial correlation given the truth; the greatest of classes
 * </pre>
 *
 * <p>This is done twice, and the lesser residual counts: over all items, silence being 0, and over the items that both
 * answer, where each correlation weighs by the root of their number in the median. Over all items, functions that look
 * at the same items seem to depend on each other; over shared ones, functions do that are wrong on the same hard items;
 * copies show in both. Over shared items, functions that know one class only say nothing, and then the first counts.
 *
 * <p>With two classes functions that err independently have residual 0. With more the rank is up to K - 1, and one
 * class against the rest is an approximation, exact where a function's errors are alike. Right while fewer than half of
 * a function's partners depend on it; says nothing with fewer than four functions. Cost O(functions² K) an iteration.
 */
final class ResidualCorrelations {

    /** With three functions, any correlations have rank one. */
    private static final int LEAST_FUNCTIONS = 4;

    private static final int MOST_ITERATIONS = 200;
    private static final double CLOSE = 1e-7;
    private static final double MOST = 0.98;
    private static final double LEAST_VARIANCE = 1e-9;
    private static final double LEAST_PARTNER = 1e-6;

    private final Overlaps overlaps;
    private final int functions;
    private final boolean shared;
    private final double[] precision;

    private ResidualCorrelations(Overlaps overlaps, boolean shared) {
        this.overlaps = overlaps;
        this.shared = shared;
        this.functions = overlaps.functions();
        this.precision = new double[functions * functions];
        for (int a = 0; a < functions; a++) {
            for (int b = 0; b < functions; b++) {
                precision[a * functions + b] = Math.sqrt(shared ? overlaps.together(a, b) : 1);
            }
        }
    }

    /** Residuals at {@code a * F + b}, at least 0, and 0 on the diagonal. */
    static double[] of(Overlaps overlaps, Runnable checkCancelled) {
        if (overlaps.functions() < LEAST_FUNCTIONS) {
            return new double[overlaps.functions() * overlaps.functions()];
        }
        double[] all = new ResidualCorrelations(overlaps, false).residuals(checkCancelled);
        double[] shared = new ResidualCorrelations(overlaps, true).residuals(checkCancelled);
        var residuals = new double[all.length];
        for (int at = 0; at < residuals.length; at++) {
            double least = Double.isNaN(shared[at]) ? all[at] : Math.min(all[at], shared[at]);
            residuals[at] = Math.max(0, least);
        }
        return residuals;
    }

    /** The greatest residual of the classes; NaN where no class has one. */
    private double[] residuals(Runnable checkCancelled) {
        var residuals = new double[functions * functions];
        Arrays.fill(residuals, Double.NaN);
        // Of two classes one is the other with its sign turned.
        int views = overlaps.classes() == 2 ? 1 : overlaps.classes();
        for (int k = 0; k < views; k++) {
            double[] r = correlations(k);
            double[] v = explained(r, checkCancelled);
            for (int a = 0; a < v.length; a++) {
                for (int b = 0; b < v.length; b++) {
                    int at = a * v.length + b;
                    double rest = r[at] - v[a] * v[b];
                    double residual = rest / Math.sqrt((1 - v[a] * v[a]) * (1 - v[b] * v[b]));
                    if (a != b && !Double.isNaN(residual)) {
                        residuals[at] = Double.isNaN(residuals[at]) ? residual : Math.max(residuals[at], residual);
                    }
                }
            }
        }
        return residuals;
    }

    /** Correlations of votes for a class, NaN where there is none: where a function always says the same. */
    private double[] correlations(int of) {
        var mean = new double[functions];
        var variance = new double[functions];
        for (int a = 0; a < functions; a++) {
            double square = 0;
            for (int k = 0; k < overlaps.classes(); k++) {
                double share = overlaps.of(a, k, a, k);
                square += share;
                mean[a] += k == of ? share : -share;
            }
            variance[a] = square - mean[a] * mean[a];
        }
        var r = new double[functions * functions];
        for (int a = 0; a < functions; a++) {
            for (int b = 0; b < a; b++) {
                r[a * functions + b] = shared ? ofShared(a, b, of) : ofAll(a, b, of, mean, variance);
                r[b * functions + a] = r[a * functions + b];
            }
        }
        return r;
    }

    private double ofAll(int a, int b, int of, double[] mean, double[] variance) {
        double covariance = product(a, b, of) - mean[a] * mean[b];
        boolean varies = variance[a] > LEAST_VARIANCE && variance[b] > LEAST_VARIANCE;
        return varies ? covariance / Math.sqrt(variance[a] * variance[b]) : Double.NaN;
    }

    private double ofShared(int a, int b, int of) {
        double items = overlaps.together(a, b);
        if (!(items > 0)) {
            return Double.NaN;
        }
        var mean = new double[2];
        for (int k = 0; k < overlaps.classes(); k++) {
            for (int l = 0; l < overlaps.classes(); l++) {
                double share = overlaps.of(a, k, b, l) / items;
                mean[0] += k == of ? share : -share;
                mean[1] += l == of ? share : -share;
            }
        }
        double variances = (1 - mean[0] * mean[0]) * (1 - mean[1] * mean[1]);
        double covariance = product(a, b, of) / items - mean[0] * mean[1];
        return variances > LEAST_VARIANCE ? covariance / Math.sqrt(variances) : Double.NaN;
    }

    /** Mean of the product of two votes over all items. */
    private double product(int a, int b, int of) {
        double product = 0;
        for (int k = 0; k < overlaps.classes(); k++) {
            for (int l = 0; l < overlaps.classes(); l++) {
                double share = overlaps.of(a, k, b, l);
                product += (k == of) == (l == of) ? share : -share;
            }
        }
        return product;
    }

    /** v, the correlation of each function with the truth. All step at once, so that their order means nothing. */
    private double[] explained(double[] r, Runnable checkCancelled) {
        var v = new double[functions];
        Arrays.fill(v, first(r));
        double change = 1;
        for (int iteration = 0; iteration < MOST_ITERATIONS && change > CLOSE; iteration++) {
            checkCancelled.run();
            change = 0;
            var next = new double[functions];
            for (int a = 0; a < functions; a++) {
                // Half a step: a whole one goes to and fro between the functions.
                next[a] = (v[a] + Math.max(-MOST, Math.min(MOST, median(a, r, v)))) / 2;
                change = Math.max(change, Math.abs(next[a] - v[a]));
            }
            v = next;
        }
        return v;
    }

    private static double first(double[] r) {
        double[] sizes = Arrays.stream(r)
                .filter(x -> x != 0 && !Double.isNaN(x))
                .map(Math::abs)
                .sorted()
                .toArray();
        return sizes.length == 0 ? 0 : Math.min(MOST, Math.sqrt(sizes[sizes.length / 2]));
    }

    /** The weighted median of r(a, b) / v_b; 0 where less than two others tell. */
    private double median(int a, double[] r, double[] v) {
        var ratio = new double[functions];
        var others = new Integer[functions];
        int count = 0;
        double all = 0;
        for (int b = 0; b < functions; b++) {
            double correlation = r[a * functions + b];
            if (b != a && !Double.isNaN(correlation) && Math.abs(v[b]) > LEAST_PARTNER) {
                ratio[b] = correlation / v[b];
                others[count++] = b;
                all += Math.abs(v[b]) * precision[a * functions + b];
            }
        }
        if (count < 2) {
            return 0;
        }
        Arrays.sort(others, 0, count, Comparator.comparingDouble(b -> ratio[b]));
        // Where half of the weight lies on either side, the middle between: rounding must not choose.
        double margin = 1e-9 * all;
        double below = 0;
        double lower = Double.NaN;
        for (int at = 0; at < count; at++) {
            below += Math.abs(v[others[at]]) * precision[a * functions + others[at]];
            if (Double.isNaN(lower) && below >= all / 2 - margin) {
                lower = ratio[others[at]];
            }
            if (below > all / 2 + margin) {
                return (lower + ratio[others[at]]) / 2;
            }
        }
        return lower;
    }
}
