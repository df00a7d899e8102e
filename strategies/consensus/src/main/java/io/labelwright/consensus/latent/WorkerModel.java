package io.labelwright.consensus.latent;

import java.util.Arrays;

/**
 * Prior means of annotators' confusion rows from the crowd's errors and the annotator's own skill:
 *
 * <pre>
 *   e[k][l]    = (sum over w of n[w][k][l] + 4 or 1), normalised over l          confusion of the crowd
 *   f[w]       = (errors[w] + 1) / (expected errors[w] + 1)                      how much more an annotator errs
 *   mu[w][k][k] = 1 - v,  mu[w][k][l] = v e[k][l] / (1 - e[k][k]),  v = min(0.95, f[w] (1 - e[k][k]))
 * </pre>
 */
public final class WorkerModel {

    private static final double RIGHT = 4;
    private static final double WRONG = 1;
    private static final double MOST_WRONG = 0.95;

    private WorkerModel() {}

    /** Confusion of the crowd at {@code l * K + k}. */
    static double[] crowd(int annotators, int classes, double[] counts) {
        int block = classes * classes;
        var crowd = new double[block];
        for (int w = 0; w < annotators; w++) {
            for (int at = 0; at < block; at++) {
                crowd[at] += counts[w * block + at];
            }
        }
        for (int k = 0; k < classes; k++) {
            double sum = 0;
            for (int l = 0; l < classes; l++) {
                crowd[l * classes + k] += l == k ? RIGHT : WRONG;
                sum += crowd[l * classes + k];
            }
            for (int l = 0; l < classes; l++) {
                crowd[l * classes + k] /= sum;
            }
        }
        return crowd;
    }

    /** Prior mean of one annotator's rows at {@code l * K + k}, into {@code mu}. */
    static void mean(double[] crowd, double[] counts, int annotator, int classes, double[] mu) {
        int base = annotator * classes * classes;
        double errors = 0;
        double expected = 0;
        for (int k = 0; k < classes; k++) {
            double row = 0;
            for (int l = 0; l < classes; l++) {
                double n = counts[base + l * classes + k];
                row += n;
                errors += l == k ? 0 : n;
            }
            expected += row * (1 - crowd[k * classes + k]);
        }
        double ratio = (errors + 1) / (expected + 1);
        for (int k = 0; k < classes; k++) {
            double usual = 1 - crowd[k * classes + k];
            double wrong = Math.min(MOST_WRONG, ratio * usual);
            for (int l = 0; l < classes; l++) {
                int at = l * classes + k;
                mu[at] = l == k ? 1 - wrong : wrong * crowd[at] / usual;
            }
        }
    }

    /**
     * Makes counts probabilities of answers: the row of an annotator and truth, drawn towards its prior mean.
     *
     * @param counts expected answers at {@code (w * K + l) * K + k}; replaced by probabilities
     * @param strength so many answers the prior mean counts for
     * @param floor added to every cell
     */
    public static void smooth(double[] counts, int annotators, int classes, double strength, double floor) {
        double[] crowd = crowd(annotators, classes, counts);
        int block = classes * classes;
        var mu = new double[block];
        var rows = new double[classes];
        for (int w = 0; w < annotators; w++) {
            mean(crowd, counts, w, classes, mu);
            Arrays.fill(rows, strength + floor * classes);
            for (int at = 0; at < block; at++) {
                rows[at % classes] += counts[w * block + at];
            }
            for (int at = 0; at < block; at++) {
                counts[w * block + at] = (counts[w * block + at] + strength * mu[at] + floor) / rows[at % classes];
            }
        }
    }
}
