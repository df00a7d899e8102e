package io.labelwright.propagate.method;

import io.labelwright.math.graph.NeighbourSums;
import java.util.Arrays;

/**
 * Class-mass normalisation: scales the scores of each class so that the mean probabilities over the nodes that labels
 * spread to are the shares that classes should have. Zhu, Ghahramani, Lafferty 2003 scale once; here it is repeated
 * until the means are right, since rows have to add up to 1 again after each time.
 */
final class ClassMass {

    private static final int MOST_ROUNDS = 100;
    private static final double CLOSE = 1e-4;

    private final NeighbourSums sums;
    private final double[] priors;

    ClassMass(NeighbourSums sums, double[] priors) {
        this.sums = sums;
        this.priors = priors;
    }

    /**
     * Scales rows.
     *
     * @param value rows that add up to 1, or are 0
     * @param seed per node whether its label is known and does not count
     */
    void apply(double[] value, boolean[] seed) {
        var scale = new double[priors.length];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] mass = mass(value, seed);
            double apart = 0;
            for (int k = 0; k < scale.length; k++) {
                scale[k] = mass[k] > 0 ? priors[k] / mass[k] : 1;
                apart = Math.max(apart, mass[k] > 0 ? Math.abs(mass[k] - priors[k]) : 0);
            }
            if (apart < CLOSE) {
                return;
            }
            sums.forEach((piece, from, to) -> {
                for (int node = from; node < to; node++) {
                    if (!seed[node]) {
                        int row = node * sums.width();
                        for (int k = 0; k < scale.length; k++) {
                            value[row + k] *= scale[k];
                        }
                        RowScale.normalise(value, row, scale.length);
                    }
                }
            });
        }
    }

    /** The mean probabilities, added up by runs of nodes and then in their order. */
    private double[] mass(double[] value, boolean[] seed) {
        var parts = new double[sums.pieces()][priors.length];
        sums.forEach((piece, from, to) -> {
            for (int node = from; node < to; node++) {
                for (int k = 0; k < priors.length && !seed[node]; k++) {
                    parts[piece][k] += value[node * sums.width() + k];
                }
            }
        });
        var mass = new double[priors.length];
        for (double[] part : parts) {
            for (int k = 0; k < mass.length; k++) {
                mass[k] += part[k];
            }
        }
        double total = Arrays.stream(mass).sum();
        return Arrays.stream(mass).map(one -> total > 0 ? one / total : 0).toArray();
    }
}
