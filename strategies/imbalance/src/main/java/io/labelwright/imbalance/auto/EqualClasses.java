package io.labelwright.imbalance.auto;

import io.labelwright.learn.Examples;
import io.labelwright.learn.calibration.Calibration;

/**
 * Probabilities as they would be if all classes were equally frequent: {@code f_k p_k / sum}. Where classes count alike
 * a classifier has to give each of them as much as any other on the whole. So of what it gives examples that it has not
 * seen, each class of them counted alike, the factors make the same for all classes.
 *
 * @param factors per class, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // read only, seen by this package alone
record EqualClasses(double[] factors) implements Calibration {

    /** As if each class had half an example more of which nothing is known: a rare class can't go to any length. */
    private static final double UNKNOWN = 0.5;

    /**
     * The factors for a classifier.
     *
     * @param p what it gives examples that it has not seen, one after the other
     * @param fold per example its fold
     * @param without a fold whose examples are left out; -1 is none
     * @param start factors that the classes are known to need
     */
    static EqualClasses of(double[] p, Examples examples, int[] fold, int without, double[] start) {
        int classes = start.length;
        var first = new EqualClasses(start);
        var given = new double[classes][classes];
        var weight = new double[classes];
        var one = new double[classes];
        for (int i = 0; i < fold.length; i++) {
            if (fold[i] != without) {
                System.arraycopy(p, i * classes, one, 0, classes);
                first.apply(one);
                int label = examples.labels()[i];
                weight[label] += examples.weights()[i];
                for (int k = 0; k < classes; k++) {
                    given[label][k] += examples.weights()[i] * one[k];
                }
            }
        }
        int present = 0;
        for (double of : weight) {
            present += of > 0 ? 1 : 0;
        }
        double more = UNKNOWN * examples.totalWeight() / examples.size();
        var factors = new double[classes];
        for (int k = 0; k < classes; k++) {
            double mean = 0;
            for (int label = 0; label < classes; label++) {
                mean += weight[label] > 0 ? (given[label][k] + more / present) / (weight[label] + more) : 0;
            }
            factors[k] = start[k] / mean;
        }
        return new EqualClasses(factors);
    }

    @Override
    public void apply(double[] p) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] *= factors[k];
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
    }
}
