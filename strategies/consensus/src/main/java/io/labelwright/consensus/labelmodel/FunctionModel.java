package io.labelwright.consensus.labelmodel;

import io.labelwright.consensus.crowd.LogWeights;
import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a method learned, in the form in which answers use it.
 *
 * @param evidence what answer l of function a adds to the log-weight of class k, at {@code (a * K + l) * K + k}
 * @param logPriors log-weight of each class before any answer
 * @param against whether a class is weighed against the rest: the weights are then log-odds of classes one by one
 * @param accuracy learned share of right answers of each function
 * @param iterations how many steps it took
 * @param converged whether it ended by the tolerance
 * @param links which answers depend on others; null where none do
 * @param beyond what answer l of a function adds beside answer k of the one that it depends on, at {@code ((pair * K +
 *     k) * K + l) * K + class}
 */
record FunctionModel(
        double[] evidence,
        double[] logPriors,
        boolean against,
        double[] accuracy,
        int iterations,
        boolean converged,
        @Nullable Links links,
        double[] beyond) {

    /** Functions that are independent of each other given the truth. */
    FunctionModel(
            double[] evidence,
            double[] logPriors,
            boolean against,
            double[] accuracy,
            int iterations,
            boolean converged) {
        this(evidence, logPriors, against, accuracy, iterations, converged, null, new double[0]);
    }

    /** The same, some of them depending on others. */
    FunctionModel with(Links between, double[] beyondOthers) {
        return new FunctionModel(evidence, logPriors, against, accuracy, iterations, converged, between, beyondOthers);
    }

    /** Posteriors of a block's items. */
    void posteriors(AnnotationBlock block, double[] q) {
        int classes = logPriors.length;
        for (int i = 0; i < block.items; i++) {
            int at = i * classes;
            System.arraycopy(logPriors, 0, q, at, classes);
            for (int a = block.start[i]; a < block.start[i + 1]; a++) {
                int other = links == null ? -1 : links.parent(block, i, a);
                if (links == null || other < 0) {
                    int row = (block.annotator[a] * classes + block.label[a]) * classes;
                    add(evidence, row, q, at, classes);
                } else {
                    int pair = links.pair(block.annotator[other], block.annotator[a]);
                    int row = ((pair * classes + block.label[other]) * classes + block.label[a]) * classes;
                    add(beyond, row, q, at, classes);
                }
            }
            if (against) {
                odds(q, at, classes);
            } else {
                LogWeights.normalise(q, at, classes);
            }
        }
    }

    private static void add(double[] evidence, int row, double[] q, int at, int classes) {
        for (int k = 0; k < classes; k++) {
            q[at + k] += evidence[row + k];
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
