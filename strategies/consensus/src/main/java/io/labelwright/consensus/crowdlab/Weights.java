package io.labelwright.consensus.crowdlab;

import io.labelwright.spi.annotation.AnnotationBlock;

/**
 * How much annotators and models count (section 3 of the paper).
 *
 * @param likelihood share of annotators who give the consensus label, over items with several answers
 * @param annotators weight of each annotator
 * @param models weight of each model
 */
record Weights(double likelihood, double[] annotators, double[] models) {

    /** The weighted mean of what annotators and models say about an item; zeros when nobody says anything. */
    void posterior(AnnotationBlock block, int item, ModelProbabilities predictions, int classes, double[] q, int at) {
        double all = 0;
        for (int k = at; k < at + classes; k++) {
            q[k] = 0;
        }
        for (int m = 0; m < models.length; m++) {
            if (predictions.knows(m, block.firstItem + item, classes)) {
                all += models[m];
                int from = (block.firstItem + item) * classes;
                for (int k = 0; k < classes; k++) {
                    q[at + k] += models[m] * predictions.probabilities()[m][from + k];
                }
            }
        }
        double otherwise = (1 - likelihood) / (classes - 1);
        for (int a = block.start[item]; a < block.start[item + 1]; a++) {
            double weight = annotators[block.annotator[a]];
            all += weight;
            for (int k = 0; k < classes; k++) {
                q[at + k] += weight * (block.label[a] == k ? likelihood : otherwise);
            }
        }
        for (int k = at; k < at + classes && all > 0; k++) {
            q[k] /= all;
        }
    }
}
