package io.labelwright.consensus.crowd;

import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.Arrays;

/**
 * Posteriors of votes whose weights are logarithms of odds, or stand for them: q is the exponential of the sum of
 * weights, times the class's prior, normalised. Weights may be negative; then an answer speaks for all other classes.
 *
 * @param weights of each annotator
 * @param scale by which sums are multiplied
 * @param priors share of each class
 * @param answeredOnly whether an item's classes that nobody answered are out of question
 */
public record LogVotes(double[] weights, double scale, double[] priors, boolean answeredOnly) implements Posteriors {

    @Override
    public void fill(int index, AnnotationBlock block, double[] q) {
        int classes = priors.length;
        var answered = new boolean[classes];
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                continue;
            }
            int base = i * classes;
            Arrays.fill(answered, !answeredOnly);
            for (int a = from; a < to; a++) {
                q[base + block.label[a]] += weights[block.annotator[a]];
                answered[block.label[a]] = true;
            }
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                if (answered[c]) {
                    max = Math.max(max, q[base + c]);
                }
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                int at = base + c;
                q[at] = answered[c] ? priors[c] * StrictMath.exp(scale * (q[at] - max)) : 0;
                sum += q[at];
            }
            for (int at = base; at < base + classes && sum > 0; at++) {
                q[at] /= sum;
            }
        }
    }
}
