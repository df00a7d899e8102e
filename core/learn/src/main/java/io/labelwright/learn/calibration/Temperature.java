package io.labelwright.learn.calibration;

/**
 * One exponent for all probabilities, {@code p_k^(1/T) / sum}: it makes a classifier more or less sure and changes no
 * order. T has the least log loss on held-out examples; the loss is convex in 1/T, so halving an interval finds it. Guo
 * et al. 2017 (On Calibration of Modern Neural Networks).
 */
public final class Temperature implements Calibration {

    private static final double MIN = 1.0 / 64;
    private static final double MAX = 64;
    private static final int STEPS = 60;

    private final double inverse;

    private Temperature(double inverse) {
        this.inverse = inverse;
    }

    /**
     * Fits.
     *
     * @param probabilities of held-out examples
     * @param labels their classes
     * @param weights how much each counts
     */
    public static Temperature fit(double[][] probabilities, int[] labels, double[] weights) {
        double low = MIN;
        double high = MAX;
        for (int step = 0; step < STEPS; step++) {
            double middle = Math.sqrt(low * high);
            if (slope(middle, probabilities, labels, weights) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new Temperature(Math.sqrt(low * high));
    }

    /** The derivative of the log loss by 1/T. */
    private static double slope(double inverse, double[][] probabilities, int[] labels, double[] weights) {
        double slope = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] p = probabilities[i];
            double sum = 0;
            double mean = 0;
            for (double one : p) {
                double log = log(one);
                double raised = StrictMath.exp(inverse * log);
                sum += raised;
                mean += raised * log;
            }
            slope += weights[i] * (mean / sum - log(p[labels[i]]));
        }
        return slope;
    }

    private static double log(double p) {
        return StrictMath.log(Math.max(p, 1e-12));
    }

    /** T: above 1 where the classifier was too sure. */
    public double temperature() {
        return 1 / inverse;
    }

    @Override
    public void apply(double[] p) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            // A class that has no examples keeps its 0.
            p[k] = p[k] > 0 ? StrictMath.exp(inverse * log(p[k])) : 0;
            sum += p[k];
        }
        for (int k = 0; k < p.length && sum > 0; k++) {
            p[k] /= sum;
        }
    }
}
