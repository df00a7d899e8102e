package io.labelwright.consensus.crowd;

import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.Arrays;

/**
 * Posteriors of weighted votes: each class gets the share of the weights that its answers have. Where the weights of an
 * item sum up to nothing, all classes are equally good, and the item stays open.
 *
 * @param weights of each annotator, at least 0
 * @param classes how many classes can occur
 */
public record WeightedVotes(double[] weights, int classes) implements Posteriors {

    @Override
    public void fill(int index, AnnotationBlock block, double[] q) {
        for (int i = 0; i < block.items; i++) {
            int base = i * classes;
            double sum = 0;
            for (int a = block.start[i]; a < block.start[i + 1]; a++) {
                double weight = weights[block.annotator[a]];
                q[base + block.label[a]] += weight;
                sum += weight;
            }
            if (sum > 0) {
                for (int at = base; at < base + classes; at++) {
                    q[at] /= sum;
                }
            } else {
                Arrays.fill(q, base, base + classes, 1.0 / classes);
            }
        }
    }
}
