package io.labelwright.consensus.labelmodel;

import io.labelwright.consensus.crowd.LogWeights;
import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.Arrays;

/**
 * What a method learned, in the form in which answers use it.
 *
 * @param evidence what answer l of function a adds to the log-weight of class k, at {@code (a * K + l) * K + k}
 * @param logPriors log-weight of each class before any answer
 * @param against whether a class is weighed against the rest: the weights are then log-odds of classes one by one
 * @param accuracy learned share of right answers of each function
 * @param iterations how many steps it took
 * @param converged whether it ended by the tolerance
 */
record FunctionModel(
        double[] evidence, double[] logPriors, boolean against, double[] accuracy, int iterations, boolean converged) {

    /** Posteriors of a block's items. */
    void posteriors(AnnotationBlock block, double[] q) {
        int classes = logPriors.length;
        for (int i = 0; i < block.items; i++) {
            int at = i * classes;
            System.arraycopy(logPriors, 0, q, at, classes);
            for (int a = block.start[i]; a < block.start[i + 1]; a++) {
                int row = (block.annotator[a] * classes + block.label[a]) * classes;
                for (int k = 0; k < classes; k++) {
                    q[at + k] += evidence[row + k];
                }
            }
            if (against) {
                odds(q, at, classes);
            } else {
                LogWeights.normalise(q, at, classes);
            }
        }
    }

    private static void odds(double[] q, int at, int classes) {
        double sum = 0;
        for (int k = at; k < at + classes; k++) {
            // 1 / (1 + exp(-x)), never 0: in a sum of 1 / (1 + exp(700)) the best still is the best.
            q[k] = 1 / (1 + StrictMath.exp(Math.min(700, -q[k])));
            sum += q[k];
        }
        if (!(sum > 0)) {
            Arrays.fill(q, at, at + classes, 1.0 / classes);
            return;
        }
        for (int k = at; k < at + classes; k++) {
            q[k] /= sum;
        }
    }
}
