package io.labelwright.consensus.kos;

import io.labelwright.consensus.crowd.Posteriors;
import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.Arrays;

/**
 * Evidence of questions with two answers as probabilities of classes. Evidence v in [-1, 1] is taken as the probability
 * (1 + v) / 2, and where there is none, the share of the item's answers.
 *
 * @param evidence of each question and item
 * @param questions of each question, which classes are yes
 * @param classes how many classes can occur
 * @param reduction where these questions come from
 */
record EvidencePosteriors(double[][] evidence, boolean[][] questions, int classes, Reduction reduction)
        implements Posteriors {

    /** The questions of a reduction. Two classes need one, whichever it is. */
    static boolean[][] questions(int classes, Reduction reduction) {
        boolean each = reduction == Reduction.ONE_VS_REST && classes > 2;
        var questions = new boolean[each ? classes : classes - 1][classes];
        for (int n = 0; n < questions.length; n++) {
            for (int c = 0; c < classes; c++) {
                questions[n][c] = each ? c == n : c > n;
            }
        }
        return questions;
    }

    @Override
    public void fill(int index, AnnotationBlock block, double[] q) {
        var votes = new int[classes];
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                continue;
            }
            Arrays.fill(votes, 0);
            for (int a = from; a < to; a++) {
                votes[block.label[a]]++;
            }
            int base = i * classes;
            Arrays.fill(q, base, base + classes, questions.length == classes ? 0 : 1);
            for (int n = 0; n < questions.length; n++) {
                double p = probability(n, block.firstItem + i, votes, to - from);
                if (questions.length == classes) {
                    q[base + n] = p;
                } else {
                    // Thresholds: a class is after some of them and not after the others.
                    for (int c = 0; c < classes; c++) {
                        q[base + c] *= questions[n][c] ? p : 1 - p;
                    }
                }
            }
            normalise(q, base, votes, to - from);
        }
    }

    private double probability(int question, int item, int[] votes, int answers) {
        double v = evidence[question][item];
        if (!Double.isNaN(v)) {
            return (1 + v) / 2;
        }
        int yes = 0;
        for (int c = 0; c < classes; c++) {
            yes += questions[question][c] ? votes[c] : 0;
        }
        return (double) yes / answers;
    }

    private void normalise(double[] q, int base, int[] votes, int answers) {
        double sum = 0;
        for (int at = base; at < base + classes; at++) {
            sum += q[at];
        }
        for (int c = 0; c < classes; c++) {
            // All questions said no: then the votes have to do.
            q[base + c] = sum > 0 ? q[base + c] / sum : (double) votes[c] / answers;
        }
    }
}
