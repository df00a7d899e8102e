package io.labelwright.consensus.dawidskene;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The model written down plainly: logarithms per item, doubles, no blocks. Slow, and easy to compare with the paper.
 */
final class ReferenceDawidSkene {

    private static final double FLOOR = 1e-10;

    private final int[] item;
    private final int[] annotator;
    private final int[] label;
    private final int items;
    private final int annotators;
    private final int classes;
    private final double smoothing;
    private final int[] known;
    private final double @Nullable [] givenPriors;

    /** Posterior of each item; uniform where it has no answers. */
    final double[][] posterior;

    /** Probability that an annotator answers l when the truth is k, at [w][k][l]. */
    double[][][] theta = new double[0][][];

    double[] priors = new double[0];

    ReferenceDawidSkene(
            int[] item,
            int[] annotator,
            int[] label,
            int items,
            int annotators,
            int classes,
            double smoothing,
            int[] known,
            double @Nullable [] givenPriors) {
        this.item = item;
        this.annotator = annotator;
        this.label = label;
        this.items = items;
        this.annotators = annotators;
        this.classes = classes;
        this.smoothing = smoothing;
        this.known = known;
        this.givenPriors = givenPriors;
        this.posterior = new double[items][classes];
    }

    ReferenceDawidSkene run(int iterations) {
        var votes = new int[items];
        for (int a = 0; a < item.length; a++) {
            posterior[item[a]][label[a]]++;
            votes[item[a]]++;
        }
        for (int i = 0; i < items; i++) {
            for (int k = 0; k < classes; k++) {
                posterior[i][k] = known[i] >= 0 ? (known[i] == k ? 1 : 0) : posterior[i][k] / votes[i];
            }
        }
        maximise(votes);
        for (int r = 0; r < iterations; r++) {
            expect(votes);
            maximise(votes);
        }
        // What is written out are the posteriors under the last parameters.
        expect(votes);
        return this;
    }

    private void expect(int[] votes) {
        var log = new double[items][classes];
        for (double[] row : log) {
            for (int k = 0; k < classes; k++) {
                row[k] = Math.log(priors[k]);
            }
        }
        for (int a = 0; a < item.length; a++) {
            for (int k = 0; k < classes; k++) {
                log[item[a]][k] += Math.log(Math.max(theta[annotator[a]][k][label[a]], FLOOR));
            }
        }
        for (int i = 0; i < items; i++) {
            double max = Arrays.stream(log[i]).max().orElseThrow();
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                posterior[i][k] = Math.exp(log[i][k] - max);
                sum += posterior[i][k];
            }
            for (int k = 0; k < classes; k++) {
                posterior[i][k] =
                        votes[i] == 0 ? 1.0 / classes : known[i] >= 0 ? (known[i] == k ? 1 : 0) : posterior[i][k] / sum;
            }
        }
    }

    private void maximise(int[] votes) {
        priors = new double[classes];
        int answered = 0;
        for (int i = 0; i < items; i++) {
            if (votes[i] > 0) {
                answered++;
                for (int k = 0; k < classes; k++) {
                    priors[k] += posterior[i][k];
                }
            }
        }
        for (int k = 0; k < classes; k++) {
            priors[k] = givenPriors != null ? givenPriors[k] : Math.max(priors[k] / answered, FLOOR);
        }
        var counts = new double[annotators][classes][classes];
        for (int a = 0; a < item.length; a++) {
            for (int k = 0; k < classes; k++) {
                counts[annotator[a]][k][label[a]] += posterior[item[a]][k];
            }
        }
        theta = smoothing == 0 ? textbook(counts) : smoothed(counts);
    }

    private double[][][] textbook(double[][][] counts) {
        var shares = new double[annotators][classes][classes];
        for (int w = 0; w < annotators; w++) {
            for (int k = 0; k < classes; k++) {
                double sum = 0;
                for (int l = 0; l < classes; l++) {
                    sum += Math.max(counts[w][k][l], FLOOR);
                }
                for (int l = 0; l < classes; l++) {
                    shares[w][k][l] = Math.max(counts[w][k][l], FLOOR) / sum;
                }
            }
        }
        return shares;
    }

    private double[][][] smoothed(double[][][] counts) {
        var right = new double[annotators];
        var all = new double[annotators];
        var crowd = new double[classes][classes];
        for (int w = 0; w < annotators; w++) {
            for (int k = 0; k < classes; k++) {
                right[w] += counts[w][k][k];
                for (int l = 0; l < classes; l++) {
                    all[w] += counts[w][k][l];
                    crowd[k][l] += counts[w][k][l];
                }
            }
        }
        double mean = (Arrays.stream(right).sum() + 1) / (Arrays.stream(all).sum() + classes);
        double strength = smoothing * classes;
        var error = new double[classes][classes];
        for (int k = 0; k < classes; k++) {
            double sum = 0;
            for (int l = 0; l < classes; l++) {
                error[k][l] = l == k ? 0 : crowd[k][l] + strength * (1 - mean) / (classes - 1);
                sum += error[k][l];
            }
            for (int l = 0; l < classes; l++) {
                error[k][l] /= sum;
            }
        }
        var shares = new double[annotators][classes][classes];
        for (int w = 0; w < annotators; w++) {
            double accuracy = (right[w] + 10 * mean) / (all[w] + 10);
            for (int k = 0; k < classes; k++) {
                double row = Arrays.stream(counts[w][k]).sum();
                for (int l = 0; l < classes; l++) {
                    double prior = l == k ? accuracy : (1 - accuracy) * error[k][l];
                    shares[w][k][l] = (counts[w][k][l] + strength * prior) / (row + strength);
                }
            }
        }
        return shares;
    }
}
