package io.labelwright.learn.noise;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * How often items of each class have each label, estimated from out-of-fold probabilities: an item counts as of a class
 * when its probability is at least the mean one of the items labelled so. Northcutt, Jiang, Chuang 2021 (Confident
 * Learning: Estimating Uncertainty in Dataset Labels), with the calibration of rows to the numbers of labels.
 */
public final class ConfidentJoint {

    private static final double SINGULAR = 1e-6;

    /** By label, then by class. */
    private final double[][] joint;

    private ConfidentJoint(double[][] joint) {
        this.joint = joint;
    }

    /**
     * Estimates.
     *
     * @param probabilities per example those of a classifier that has not seen its label
     * @param labels per example its label
     */
    public static ConfidentJoint of(double[][] probabilities, int[] labels, int classes) {
        var threshold = new double[classes];
        var count = new double[classes];
        for (int i = 0; i < labels.length; i++) {
            threshold[labels[i]] += probabilities[i][labels[i]];
            count[labels[i]]++;
        }
        for (int k = 0; k < classes; k++) {
            threshold[k] = count[k] > 0 ? threshold[k] / count[k] : Double.POSITIVE_INFINITY;
        }
        var joint = new double[classes][classes];
        for (int i = 0; i < labels.length; i++) {
            int confident = -1;
            for (int k = 0; k < classes; k++) {
                double p = probabilities[i][k];
                if (p >= threshold[k] && (confident < 0 || p > probabilities[i][confident])) {
                    confident = k;
                }
            }
            if (confident >= 0) {
                joint[labels[i]][confident]++;
            }
        }
        for (int label = 0; label < classes; label++) {
            double sum = 0;
            for (double cell : joint[label]) {
                sum += cell;
            }
            for (int k = 0; k < classes; k++) {
                // Labels of which no item is confident are taken as right.
                double share = sum > 0 ? joint[label][k] / sum : k == label ? 1 : 0;
                joint[label][k] = share * count[label] / Math.max(1, labels.length);
            }
        }
        return new ConfidentJoint(joint);
    }

    /** The estimated share of all items that have a label and are of a class. */
    public double share(int label, int truth) {
        return joint[label][truth];
    }

    /** {@code [truth][label]}: the share of the items of a class that have a label. */
    public double[][] noise() {
        int classes = joint.length;
        var noise = new double[classes][classes];
        for (int truth = 0; truth < classes; truth++) {
            double sum = 0;
            for (int label = 0; label < classes; label++) {
                sum += joint[label][truth];
            }
            for (int label = 0; label < classes; label++) {
                noise[truth][label] = sum > 0 ? joint[label][truth] / sum : label == truth ? 1 : 0;
            }
        }
        return noise;
    }

    /** The inverse of {@link #noise}; null where classes are so mixed up that it has none. */
    public double @Nullable [][] inverseNoise() {
        var solver = new LUDecomposition(new Array2DRowRealMatrix(noise()), SINGULAR).getSolver();
        return solver.isNonSingular() ? solver.getInverse().getData() : null;
    }
}
