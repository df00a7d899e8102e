package io.labelwright.consensus.mmsr;

import io.labelwright.consensus.crowd.Components;
import io.labelwright.spi.StageContext;
import java.util.Arrays;

/**
 * Skills of annotators by robust completion of a rank-one matrix, the M-MSR algorithm of Ma and Olshevsky. If
 * annotators are right with probability {@code p = s (K - 1) / K + 1 / K}, the expected agreement of two above chance
 * is the product of their skills s. So, with C the {@link PairAgreement}:
 *
 * <pre>
 *   v[j] = trimmed mean over partners i of j of |C[i][j]| / u[i]
 *   u[i] = trimmed mean over partners j of i of |C[i][j]| / v[j]
 *   |s|  = u, scaled so that u and v are equally long
 * </pre>
 *
 * <p>Trimmed: of the values below the one that the annotator has, the F smallest are left out or all if there are
 * fewer, and likewise above. F is half of the fewest partners that anybody has, less one, and at least 0 (an
 * implementation that lets it become -1 keeps the greatest value alone).
 *
 * <p>Signs. An annotator starts with the sign of his agreement with all partners, which is what the majority of the
 * others says; then signs follow the sum of C over partners, weighted by skills and common items, until none changes. A
 * group in which negative skills prevail is turned round. Groups of annotators without common items are treated each by
 * itself. All start with u = v = 1/2, the mean of the published random start, so that nothing depends on names or seed.
 *
 * <p>O(pairs) an iteration, with a logarithm more where values are trimmed. It fails where pairs have few common items:
 * then C is noise whose absolute value is taken for skill.
 */
final class RankOne {

    private static final int MOST_SIGN_ROUNDS = 100;

    private final PairAgreement pairs;
    private final Components components;
    private final int[] trim;
    private double[] u;
    private double[] v;
    private int iterations;
    private boolean converged;

    /**
     * Prepares.
     *
     * @param adversaries F for all groups, negative for the default
     */
    RankOne(PairAgreement pairs, Components components, int adversaries) {
        this.pairs = pairs;
        this.components = components;
        this.trim = new int[components.count()];
        Arrays.fill(trim, Integer.MAX_VALUE);
        for (int w = 0; w < pairs.annotators(); w++) {
            int c = components.of()[w];
            trim[c] = Math.min(trim[c], pairs.partners(w));
        }
        for (int c = 0; c < trim.length; c++) {
            trim[c] = adversaries >= 0 ? adversaries : Math.max(0, trim[c] / 2 - 1);
        }
        this.u = new double[pairs.annotators()];
        this.v = new double[pairs.annotators()];
        Arrays.fill(u, 0.5);
        Arrays.fill(v, 0.5);
    }

    int iterations() {
        return iterations;
    }

    boolean converged() {
        return converged;
    }

    /**
     * Skills in [-1, 1] or a little beyond; NaN for annotators without partners.
     *
     * @param tolerance least change of the product of u and v
     * @param least what a single zero is replaced by, of each group
     */
    double[] solve(int maxIterations, double tolerance, double[] least, StageContext context) {
        for (; iterations < maxIterations && !converged; iterations++) {
            context.checkCancelled();
            double[] nextV = half(u, v, least);
            double[] nextU = half(nextV, u, least);
            converged = change(u, nextU, v, nextV) < tolerance;
            u = nextU;
            v = nextV;
        }
        return signed(balanced());
    }

    private double[] half(double[] divisor, double[] own, double[] least) {
        var next = new double[own.length];
        var values = new double[16];
        for (int w = 0; w < own.length; w++) {
            int count = 0;
            if (values.length < pairs.partners(w)) {
                values = new double[2 * pairs.partners(w)];
            }
            for (int at = pairs.start()[w]; at < pairs.start()[w + 1]; at++) {
                double by = divisor[pairs.partner()[at]];
                if (by > 0) {
                    values[count++] = Math.abs(pairs.covariance()[at]) / by;
                }
            }
            int c = components.of()[w];
            next[w] = trimmedMean(values, count, trim[c], own[w], least[c]);
        }
        return next;
    }

    private static double trimmedMean(double[] values, int count, int trim, double own, double least) {
        int from = 0;
        int to = count;
        if (trim > 0) {
            Arrays.sort(values, 0, count);
            int below = 0;
            while (below < trim && below < count && values[below] < own) {
                below++;
            }
            from = below;
            int above = 0;
            while (above < trim && to - above > from && values[to - above - 1] > own) {
                above++;
            }
            to -= above;
        }
        if (from >= to) {
            return own;
        }
        if (to - from == 1 && values[from] == 0) {
            return least;
        }
        double sum = 0;
        for (int at = from; at < to; at++) {
            sum += values[at];
        }
        return sum / (to - from);
    }

    /** Frobenius norm of u v' - u0 v0', by differences, which lose no digits. */
    private static double change(double[] u0, double[] u, double[] v0, double[] v) {
        double du = 0;
        double dv = 0;
        double vv = 0;
        double uu = 0;
        double duU = 0;
        double dvV = 0;
        for (int w = 0; w < u.length; w++) {
            double a = u[w] - u0[w];
            double b = v[w] - v0[w];
            du += a * a;
            dv += b * b;
            vv += v[w] * v[w];
            uu += u0[w] * u0[w];
            duU += a * u0[w];
            dvV += b * v[w];
        }
        return Math.sqrt(Math.max(0, du * vv + 2 * duU * dvV + uu * dv));
    }

    private double[] balanced() {
        var uu = new double[components.count()];
        var vv = new double[components.count()];
        for (int w = 0; w < u.length; w++) {
            uu[components.of()[w]] += u[w] * u[w];
            vv[components.of()[w]] += v[w] * v[w];
        }
        var skill = new double[u.length];
        for (int w = 0; w < skill.length; w++) {
            int c = components.of()[w];
            double scale = uu[c] == 0 ? 1 : Math.sqrt(Math.sqrt(vv[c] / uu[c]));
            skill[w] = pairs.partners(w) == 0 ? Double.NaN : u[w] * scale;
        }
        return skill;
    }

    private double[] signed(double[] size) {
        double[] skill = size.clone();
        var plain = new double[size.length];
        Arrays.fill(plain, 1);
        turn(skill, size, plain);
        for (int round = 0; round < MOST_SIGN_ROUNDS && turn(skill, size, skill.clone()); round++) {
            // Signs of a round follow from those of the one before alone, so that no order of annotators matters.
        }
        var sum = new double[components.count()];
        for (int w = 0; w < skill.length; w++) {
            sum[components.of()[w]] += Double.isNaN(skill[w]) ? 0 : skill[w];
        }
        for (int w = 0; w < skill.length; w++) {
            if (sum[components.of()[w]] < 0) {
                skill[w] = -skill[w];
            }
        }
        return skill;
    }

    /** Gives each skill the sign of the weighted sum of its agreements; whether one changed. */
    private boolean turn(double[] skill, double[] size, double[] weight) {
        boolean changed = false;
        for (int w = 0; w < skill.length; w++) {
            double sum = 0;
            for (int at = pairs.start()[w]; at < pairs.start()[w + 1]; at++) {
                sum += pairs.covariance()[at] * pairs.common()[at] * weight[pairs.partner()[at]];
            }
            double turned = sum < 0 ? -size[w] : size[w];
            if (pairs.partners(w) > 0) {
                changed |= turned != skill[w];
                skill[w] = turned;
            }
        }
        return changed;
    }
}
