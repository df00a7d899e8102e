package io.labelwright.consensus.annotator;

/**
 * The M-step for confusion matrices.
 *
 * <p>Without smoothing, theta is the row-normalised expected count. An annotator with five answers over ten classes
 * then gets rows of zeros and ones, and the method falls below majority vote. The prior used here is hierarchical, from
 * the crowd to the annotator to the row, all in closed form from the counts N[w][k][l] of the iteration:
 *
 * <pre>
 *   abar      = (sum of right answers + 1) / (answers + K)                   accuracy of the crowd
 *   E[k][l]   = (P[k][l] + c U[k][l]) / (P[k][.] + c)                        confusion of the crowd, c = smoothing K,
 *                                                                            U: abar on the diagonal, rest shared equally
 *   err[k][l] = E[k][l] / sum over m != k of E[k][m]                         where the crowd errs, given that it errs
 *   a[w]      = (right[w] + 10 abar) / (answers[w] + 10)                     accuracy of the annotator
 *   mu[w][k]  = a[w] on the diagonal, (1 - a[w]) err[k] off it               prior mean of the row
 *   theta     = (N[w][k][l] + c mu[w][k][l]) / (N[w][k][.] + c)
 * </pre>
 *
 * <p>K counts the classes that can occur, so that unused classes of the schema change nothing. Cost O(W K²).
 */
public final class ConfusionSmoothing {

    /** Answers of the crowd's accuracy that every annotator gets. Values from 5 to 20 are equally good. */
    private static final double COIN = 10;

    /** Least probability, so that one answer can't rule a class out for good. */
    public static final double FLOOR = 1e-10;

    private ConfusionSmoothing() {}

    /**
     * Confusion matrices from expected counts.
     *
     * @param counts expected answers, in the layout of {@code (w * K + l) * K + k}
     * @param used which classes can occur
     * @param smoothing lambda, at least 0
     */
    public static double[] theta(double[] counts, boolean[] used, double smoothing) {
        return smoothing == 0 ? textbook(counts, used.length) : smoothed(counts, used, smoothing);
    }

    private static double[] textbook(double[] counts, int classes) {
        var theta = new double[counts.length];
        int block = classes * classes;
        for (int base = 0; base < counts.length; base += block) {
            for (int k = 0; k < classes; k++) {
                double sum = 0;
                for (int at = base + k; at < base + block; at += classes) {
                    sum += Math.max(counts[at], FLOOR);
                }
                for (int at = base + k; at < base + block; at += classes) {
                    theta[at] = Math.max(Math.max(counts[at], FLOOR) / sum, FLOOR);
                }
            }
        }
        return theta;
    }

    private static double[] smoothed(double[] counts, boolean[] used, double smoothing) {
        int classes = used.length;
        int block = classes * classes;
        if (block == 0) {
            return counts;
        }
        int annotators = counts.length / block;
        var crowd = new double[block];
        var right = new double[annotators];
        var answers = new double[annotators];
        double allRight = 0;
        double allAnswers = 0;
        for (int w = 0; w < annotators; w++) {
            for (int at = 0, diagonal = 0; at < block; at++) {
                double n = counts[w * block + at];
                crowd[at] += n;
                answers[w] += n;
                if (at == diagonal) {
                    right[w] += n;
                    diagonal += classes + 1;
                }
            }
            allRight += right[w];
            allAnswers += answers[w];
        }
        Prior prior = prior(crowd, allRight, allAnswers, used, smoothing);
        var theta = new double[counts.length];
        for (int w = 0; w < annotators; w++) {
            prior.theta(counts, w * block, right[w], answers[w], theta, w * block);
        }
        return theta;
    }

    /**
     * What all annotators' matrices have in common.
     *
     * @param crowd the sum of all annotators' counts, in the layout of one
     * @param right how many of these answers are right
     * @param answers how many there are
     * @param smoothing above 0
     */
    public static Prior prior(double[] crowd, double right, double answers, boolean[] used, double smoothing) {
        int occurring = 0;
        for (boolean u : used) {
            occurring += u ? 1 : 0;
        }
        double mean = (right + 1) / (answers + occurring);
        double strength = smoothing * occurring;
        return new Prior(used.length, mean, strength, errors(crowd, used, mean, strength, occurring));
    }

    /** The prior of the matrices at the counts of one iteration. */
    public static final class Prior {

        private final int classes;
        private final double mean;
        private final double strength;
        private final double[] errors;

        private Prior(int classes, double mean, double strength, double[] errors) {
            this.classes = classes;
            this.mean = mean;
            this.strength = strength;
            this.errors = errors;
        }

        /**
         * One annotator's matrix.
         *
         * @param counts expected answers, the annotator's from {@code from} on
         * @param right how many of them are right
         * @param answers how many there are
         * @param theta takes the matrix, from {@code to} on
         */
        public void theta(double[] counts, int from, double right, double answers, double[] theta, int to) {
            double accuracy = (right + COIN * mean) / (answers + COIN);
            var rowSum = new double[classes];
            java.util.Arrays.fill(rowSum, strength);
            for (int l = from; l < from + classes * classes; l += classes) {
                for (int k = 0; k < classes; k++) {
                    rowSum[k] += counts[l + k];
                }
            }
            for (int l = 0; l < classes; l++) {
                for (int k = 0; k < classes; k++) {
                    int at = l * classes + k;
                    double mu = l == k ? accuracy : (1 - accuracy) * errors[at];
                    theta[to + at] = Math.max((counts[from + at] + strength * mu) / rowSum[k], FLOOR);
                }
            }
        }
    }

    /** Where the crowd errs given the truth, in the layout of one annotator; columns sum to 1 off the diagonal. */
    private static double[] errors(double[] crowd, boolean[] used, double mean, double strength, int occurring) {
        int classes = used.length;
        double elsewhere = occurring < 2 ? 0 : (1 - mean) / (occurring - 1);
        var errors = new double[crowd.length];
        for (int k = 0; k < classes; k++) {
            double sum = 0;
            for (int l = 0; l < classes; l++) {
                if (l != k && used[l]) {
                    double e = crowd[l * classes + k] + strength * elsewhere;
                    errors[l * classes + k] = e;
                    sum += e;
                }
            }
            for (int l = 0; l < classes && sum > 0; l++) {
                errors[l * classes + k] /= sum;
            }
        }
        return errors;
    }
}
