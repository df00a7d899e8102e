package io.labelwright.consensus.labelmodel;

import io.labelwright.math.function.PortableLog;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The triplet method of Fu et al. (2020), a class against the rest at a time.
 *
 * <pre>
 *   lambda_a      = 1 for an answer of the class, -1 for another
 *   M(a, b)       = mean of lambda_a lambda_b over items that both answer = alpha_a alpha_b          (proposition 1)
 *   |alpha_a|     = sqrt |M(a, b) M(a, c) / M(b, c)|, the median over all b, c                       (equation 2)
 *   log-odds      = log (p / (1 - p)) + sum over answers of lambda_a log((1 + alpha_a) / (1 - alpha_a))
 * </pre>
 *
 * <p>alpha = 2 accuracy - 1 given an answer. Its sign is that of the agreement with all others, so one function that is
 * worse than chance is turned round and not believed. A function without two others that meet it and each other gets
 * prec_init. Others that depend on a are left out, and of a group that depends on each other one is taken. Cost
 * O(functions b² K) with at most the 64 others b that it meets most often. No iterations, so it is quick, and right
 * where functions err independently given the truth and alike on both sides.
 */
final class Triplets {

    private static final int MOST_OTHERS = 64;

    /** Nothing is believed more than this. */
    private static final double MOST = 0.998;

    private final Overlaps overlaps;
    private final Dependencies dependencies;
    private final double[] shares;
    private final double unknown;
    private final int classes;
    private final int functions;

    Triplets(Overlaps overlaps, double[] shares, Dependencies dependencies, LabelModelConfig config) {
        this.overlaps = overlaps;
        this.dependencies = dependencies;
        this.shares = shares;
        this.unknown = 2 * config.precInit() - 1;
        this.classes = overlaps.classes();
        this.functions = overlaps.functions();
    }

    FunctionModel fit(Runnable checkCancelled) {
        var evidence = new double[functions * classes * classes];
        var accuracy = new double[functions];
        Arrays.fill(accuracy, 1);
        var logOdds = new double[classes];
        for (int k = 0; k < classes; k++) {
            double share = Math.max(1e-9, Math.min(1 - 1e-9, shares[k]));
            logOdds[k] = PortableLog.log(share / (1 - share));
            double[] moments = moments(k);
            for (int a = 0; a < functions; a++) {
                checkCancelled.run();
                double alpha = alpha(a, moments);
                double weight = PortableLog.log((1 + alpha) / (1 - alpha));
                for (int l = 0; l < classes; l++) {
                    evidence[(a * classes + l) * classes + k] = l == k ? weight : -weight;
                }
                // An error is one of two classes, the one that was said and the true one.
                accuracy[a] -= (1 - alpha) / 4;
            }
        }
        for (int a = 0; a < functions; a++) {
            accuracy[a] = Math.max(0, accuracy[a]);
        }
        return new FunctionModel(evidence, logOdds, true, accuracy, 1, true);
    }

    /** M of a class, NaN where two functions don't meet. */
    private double[] moments(int of) {
        var moments = new double[functions * functions];
        for (int a = 0; a < functions; a++) {
            for (int b = 0; b < functions; b++) {
                double together = 0;
                double alike = 0;
                for (int k = 0; k < classes && a != b; k++) {
                    for (int l = 0; l < classes; l++) {
                        double share = overlaps.of(a, k, b, l);
                        together += share;
                        alike += (k == of) == (l == of) ? share : -share;
                    }
                }
                moments[a * functions + b] = together > 0 ? alike / together : Double.NaN;
            }
        }
        return moments;
    }

    private double alpha(int a, double[] moments) {
        IntStream met = IntStream.range(0, functions)
                .filter(b -> !Double.isNaN(moments[a * functions + b]) && !dependencies.together(a, b))
                .boxed()
                // In whole items: rounding must not choose between two that it meets equally often.
                .sorted(Comparator.comparingLong(b -> -Math.round(overlaps.items() * overlaps.together(a, b))))
                .mapToInt(b -> b);
        int[] others = dependencies.firstOfGroups(met).limit(MOST_OTHERS).toArray();
        var found = new double[others.length * (others.length - 1) / 2];
        int count = 0;
        double agreement = 0;
        for (int x = 0; x < others.length; x++) {
            double ab = moments[a * functions + others[x]];
            agreement += ab * overlaps.together(a, others[x]);
            for (int y = x + 1; y < others.length; y++) {
                double ac = moments[a * functions + others[y]];
                double bc = moments[others[x] * functions + others[y]];
                if (Math.abs(bc) > 1e-9) {
                    found[count++] = Math.abs(ab * ac / bc);
                }
            }
        }
        if (count == 0) {
            return unknown;
        }
        Arrays.sort(found, 0, count);
        double median = (found[(count - 1) / 2] + found[count / 2]) / 2;
        return Math.min(MOST, Math.sqrt(median)) * (agreement < 0 ? -1 : 1);
    }
}
