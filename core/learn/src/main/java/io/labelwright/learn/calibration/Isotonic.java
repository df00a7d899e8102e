package io.labelwright.learn.calibration;

import java.util.Arrays;

/**
 * A rising step function per class, made of held-out examples by pooling neighbours that fall (pool adjacent
 * violators); between steps it is a line. The classes' numbers are scaled to add up to 1. It bends more than a
 * temperature and needs some hundred examples. Zadrozny, Elkan 2002 (Transforming Classifier Scores into Accurate
 * Multiclass Probability Estimates).
 */
public final class Isotonic implements Calibration {

    /** Per class the scores at which its function is known, rising, and its values there. */
    private final double[][] scores;

    private final double[][] values;

    private Isotonic(int classes) {
        this.scores = new double[classes][];
        this.values = new double[classes][];
    }

    /**
     * Fits.
     *
     * @param probabilities of held-out examples
     * @param labels their classes
     * @param weights how much each counts
     */
    public static Isotonic fit(double[][] probabilities, int[] labels, double[] weights) {
        int classes = probabilities.length == 0 ? 0 : probabilities[0].length;
        var fitted = new Isotonic(classes);
        for (int k = 0; k < classes; k++) {
            fitted.fit(k, probabilities, labels, weights);
        }
        return fitted;
    }

    private void fit(int k, double[][] probabilities, int[] labels, double[] weights) {
        var order = new Integer[labels.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(probabilities[a][k], probabilities[b][k]));
        var mean = new double[order.length];
        var mass = new double[order.length];
        var score = new double[order.length];
        int size = 0;
        for (int at = 0; at < order.length; ) {
            // Equal scores have one value.
            double s = probabilities[order[at]][k];
            double weight = 0;
            double hits = 0;
            for (; at < order.length && probabilities[order[at]][k] == s; at++) {
                weight += weights[order[at]];
                hits += labels[order[at]] == k ? weights[order[at]] : 0;
            }
            if (weight == 0) {
                continue;
            }
            mean[size] = hits / weight;
            mass[size] = weight;
            score[size] = s * weight;
            size++;
            while (size > 1 && mean[size - 2] >= mean[size - 1]) {
                double both = mass[size - 2] + mass[size - 1];
                mean[size - 2] = (mean[size - 2] * mass[size - 2] + mean[size - 1] * mass[size - 1]) / both;
                score[size - 2] += score[size - 1];
                mass[size - 2] = both;
                size--;
            }
        }
        scores[k] = new double[size];
        values[k] = Arrays.copyOf(mean, size);
        for (int i = 0; i < size; i++) {
            scores[k][i] = score[i] / mass[i];
        }
    }

    private double value(int k, double score) {
        double[] at = scores[k];
        if (at.length == 0) {
            return score;
        }
        int next = Arrays.binarySearch(at, score);
        if (next >= 0) {
            return values[k][next];
        }
        next = -next - 1;
        if (next == 0 || next == at.length) {
            return values[k][next == 0 ? 0 : at.length - 1];
        }
        double share = (score - at[next - 1]) / (at[next] - at[next - 1]);
        return values[k][next - 1] + share * (values[k][next] - values[k][next - 1]);
    }

    @Override
    public void apply(double[] p) {
        var changed = new double[p.length];
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            changed[k] = p[k] > 0 ? value(k, p[k]) : 0;
            sum += changed[k];
        }
        if (sum > 0) {
            for (int k = 0; k < p.length; k++) {
                p[k] = changed[k] / sum;
            }
        }
    }
}
