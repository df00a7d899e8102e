package io.labelwright.propagate.poisson;

import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.seed.Seeds;

/**
 * Makes probabilities of numbers that only have an order. Classes without a seed in a component get none there; in a
 * component without any seed nothing is known.
 */
final class Softmax {

    /** The mean lead of the best class before the second in the exponent. */
    private static final double LEAD = 2;

    private Softmax() {}

    /** Changes rows of u. */
    static void apply(Ground ground, int[] component, double[] u) {
        int width = ground.width();
        int classes = ground.classes();
        boolean[] seeded = seeded(ground, component);
        double scale = LEAD / Math.max(Double.MIN_NORMAL, meanLead(ground, component, u, seeded));
        ground.sums().forEach((piece, from, to) -> {
            for (int node = from; node < to; node++) {
                int first = component[node] * classes;
                double best = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < classes; k++) {
                    best = seeded[first + k] ? Math.max(best, u[node * width + k]) : best;
                }
                for (int k = 0; k < width; k++) {
                    int at = node * width + k;
                    u[at] = k < classes && seeded[first + k] ? StrictMath.exp(scale * (u[at] - best)) : 0;
                }
            }
        });
    }

    /** Per component and class whether it has a seed there. */
    private static boolean[] seeded(Ground ground, int[] component) {
        int components = 0;
        for (int one : component) {
            components = Math.max(components, one + 1);
        }
        var seeded = new boolean[components * ground.classes()];
        Seeds seeds = ground.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            for (int k = 0; k < seeds.classes(); k++) {
                seeded[component[seeds.node()[i]] * seeds.classes() + k] |= seeds.belief(i, k) > 0;
            }
        }
        return seeded;
    }

    private static double meanLead(Ground ground, int[] component, double[] u, boolean[] seeded) {
        var parts = new double[2 * ground.sums().pieces()];
        int classes = ground.classes();
        ground.sums().forEach((piece, from, to) -> {
            for (int node = from; node < to; node++) {
                double best = Double.NEGATIVE_INFINITY;
                double second = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < classes; k++) {
                    double one = u[node * ground.width() + k];
                    if (seeded[component[node] * classes + k]) {
                        second = Math.max(second, Math.min(best, one));
                        best = Math.max(best, one);
                    }
                }
                if (second > Double.NEGATIVE_INFINITY) {
                    parts[2 * piece] += best - second;
                    parts[2 * piece + 1]++;
                }
            }
        });
        double sum = 0;
        double count = 0;
        for (int piece = 0; piece < parts.length; piece += 2) {
            sum += parts[piece];
            count += parts[piece + 1];
        }
        return count == 0 ? 1 : sum / count;
    }
}
