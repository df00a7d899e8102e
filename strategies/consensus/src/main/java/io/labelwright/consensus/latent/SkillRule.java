package io.labelwright.consensus.latent;

import io.labelwright.math.function.Digamma;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Dawid and Skene's model, in which each annotator's confusion rows are drawn towards what a crowd with its errors and
 * this annotator's skill would answer ({@link WorkerModel}), by one strength for all that is learned from the answers:
 * the fixed point of Minka (Estimating a Dirichlet distribution, 2000), one step an iteration. For crowds with few
 * answers an annotator and class. One subtype only.
 *
 * @param given shares of the classes where they are known, which then are not learned
 */
public record SkillRule(double @Nullable [] given) implements AnnotatorRule {

    private static final double FIRST_STRENGTH = 10;
    private static final double LEAST_STRENGTH = 1;
    private static final double MOST_STRENGTH = 200;
    /** The prior of the strength: ten answers, of which one tells. */
    private static final double STRENGTH_SHAPE = 10;

    private static final double STRENGTH_RATE = 1;
    private static final double LEAST_COUNT = 1e-9;
    private static final double LEAST_ROW = 1e-6;
    private static final double FLOOR = 0.02;

    @Override
    public Learned learn(Sizes sizes, double[] counts, double[] mass, double[] majority, double[] carry) {
        int k = sizes.classes();
        double[] crowd = WorkerModel.crowd(sizes.annotators(), k, counts);
        double before = carry.length == 0 ? FIRST_STRENGTH : carry[0];
        double strength = strength(sizes.annotators(), k, counts, crowd, before);
        return new Learned(
                factors(sizes.annotators(), k, counts, crowd, strength), starts(mass, majority), new double[] {strength
                });
    }

    private static double strength(int annotators, int k, double[] counts, double[] crowd, double s) {
        double up = STRENGTH_SHAPE;
        double down = STRENGTH_RATE;
        double ofStrength = Digamma.of(s);
        var mu = new double[k * k];
        var rows = new double[k];
        for (int w = 0; w < annotators; w++) {
            WorkerModel.mean(crowd, counts, w, k, mu);
            Arrays.fill(rows, 0);
            for (int at = 0; at < mu.length; at++) {
                double n = counts[w * k * k + at];
                rows[at % k] += n;
                if (n >= LEAST_COUNT) {
                    up += s * mu[at] * (Digamma.of(n + s * mu[at]) - Digamma.of(s * mu[at]));
                }
            }
            for (double row : rows) {
                if (row >= LEAST_ROW) {
                    down += Digamma.of(row + s) - ofStrength;
                }
            }
        }
        return Math.max(LEAST_STRENGTH, Math.min(MOST_STRENGTH, up / down));
    }

    private static double[] factors(int annotators, int k, double[] counts, double[] crowd, double strength) {
        var factors = new double[counts.length];
        var mu = new double[k * k];
        var inverse = new double[k];
        for (int w = 0; w < annotators; w++) {
            int base = w * k * k;
            WorkerModel.mean(crowd, counts, w, k, mu);
            Arrays.fill(inverse, strength + FLOOR * k);
            for (int at = 0; at < mu.length; at++) {
                inverse[at % k] += counts[base + at];
            }
            for (int c = 0; c < k; c++) {
                inverse[c] = 1 / Digamma.exp(inverse[c]);
            }
            for (int at = 0; at < mu.length; at++) {
                factors[base + at] = Digamma.exp(counts[base + at] + strength * mu[at] + FLOOR) * inverse[at % k];
            }
        }
        return factors;
    }

    private double[] starts(double[] mass, double[] majority) {
        var starts = new double[mass.length];
        for (int c = 0; c < starts.length; c++) {
            starts[c] = given == null ? Digamma.exp(mass[c] + majority[c] + 1) : given[c];
        }
        return starts;
    }
}
