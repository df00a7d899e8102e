package io.labelwright.consensus.coin;

import io.labelwright.consensus.Crowd;
import org.jspecify.annotations.Nullable;

/** The coin model in logarithms and loops over everything: slow, and easy to compare with the paper. */
public final class ReferenceCoin {

    private static final double FLOOR = 1e-10;

    private final int[] item;
    private final int[] annotator;
    private final int[] label;
    private final int items;
    private final int annotators;
    private final int classes;
    private final int[] known;

    /** Posterior of each item that has answers. */
    public final double[][] posterior;

    /** Takes the answers; {@code known} is -1 where nothing is known of an item. */
    public ReferenceCoin(Crowd crowd, int annotators, int classes, int[] known) {
        this.item = crowd.column(0);
        this.annotator = crowd.column(1);
        this.label = crowd.column(2);
        this.items = crowd.items();
        this.annotators = annotators;
        this.classes = classes;
        this.known = known;
        this.posterior = new double[items][classes];
    }

    /**
     * Runs this many M-steps, and an E-step after each.
     *
     * @param initial accuracy of everybody at first, which replaces the first M-step; 0: shares of votes
     */
    public ReferenceCoin run(
            int rounds, double smoothing, double initial, double @Nullable [] priors, boolean uniform) {
        var votes = new double[items];
        for (int a = 0; a < item.length; a++) {
            posterior[item[a]][label[a]]++;
            votes[item[a]]++;
        }
        int answered = 0;
        for (int i = 0; i < items; i++) {
            answered += votes[i] > 0 ? 1 : 0;
            for (int k = 0; k < classes && votes[i] > 0; k++) {
                posterior[i][k] /= votes[i];
            }
            fix(i, votes[i]);
        }
        for (int round = 0; round < rounds; round++) {
            double[] accuracy = accuracy(smoothing);
            if (round == 0 && initial > 0) {
                java.util.Arrays.fill(accuracy, initial);
            }
            var pi = new double[classes];
            for (int k = 0; k < classes; k++) {
                for (int i = 0; i < items; i++) {
                    pi[k] += posterior[i][k] / answered;
                }
                pi[k] = priors != null ? priors[k] : uniform ? 1.0 / classes : Math.max(pi[k], FLOOR);
            }
            for (int i = 0; i < items; i++) {
                if (votes[i] > 0) {
                    update(i, accuracy, pi);
                    fix(i, votes[i]);
                }
            }
        }
        return this;
    }

    private void fix(int i, double votes) {
        if (known[i] >= 0 && votes > 0) {
            java.util.Arrays.fill(posterior[i], 0);
            posterior[i][known[i]] = 1;
        }
    }

    private double[] accuracy(double smoothing) {
        var right = new double[annotators];
        var count = new double[annotators];
        double all = 0;
        for (int a = 0; a < item.length; a++) {
            right[annotator[a]] += posterior[item[a]][label[a]];
            count[annotator[a]]++;
            all += posterior[item[a]][label[a]];
        }
        for (int w = 0; w < annotators; w++) {
            double n = count[w] + smoothing;
            double mean = all / item.length;
            double accuracy = n == 0 ? mean : (right[w] + smoothing * mean) / n;
            right[w] = Math.min(1 - FLOOR, Math.max(FLOOR, accuracy));
        }
        return right;
    }

    private void update(int i, double[] accuracy, double[] pi) {
        var log = new double[classes];
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            log[k] = Math.log(pi[k]);
            for (int a = 0; a < item.length; a++) {
                if (item[a] == i) {
                    double s = accuracy[annotator[a]];
                    log[k] += Math.log(label[a] == k ? s : (1 - s) / (classes - 1));
                }
            }
            max = Math.max(max, log[k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            posterior[i][k] = Math.exp(log[k] - max);
            sum += posterior[i][k];
        }
        for (int k = 0; k < classes; k++) {
            posterior[i][k] /= sum;
        }
    }
}
