package io.labelwright.learn.linear;

import io.labelwright.learn.Classifier;
import io.labelwright.math.feature.FeatureRows;

/**
 * Probabilities by softmax of a linear score per class.
 *
 * @param weights per score the weight of each column, then the constant; with two classes there is one score, that of
 *     the second class, and the first one's is 0
 * @param columns how many columns the features have
 * @param classes how many classes there are
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record LinearClassifier(double[] weights, int columns, int classes) implements Classifier {

    /** How many scores tell so many classes apart. */
    static int scores(int classes) {
        return classes == 2 ? 1 : classes;
    }

    @Override
    public void probabilities(FeatureRows features, int item, double[] into) {
        softmax(weights, columns, features, item, into);
    }

    static void softmax(double[] weights, int columns, FeatureRows features, int item, double[] into) {
        int classes = into.length;
        double[] scores = into;
        int first = classes == 2 ? 1 : 0;
        scores[0] = 0;
        for (int k = first; k < classes; k++) {
            scores[k] = score(weights, (k - first) * (columns + 1), columns, features, item);
        }
        double largest = scores[0];
        for (int k = 1; k < classes; k++) {
            largest = Math.max(largest, scores[k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            into[k] = StrictMath.exp(scores[k] - largest);
            sum += into[k];
        }
        for (int k = 0; k < classes; k++) {
            into[k] /= sum;
        }
    }

    static double score(double[] weights, int from, int columns, FeatureRows features, int item) {
        double score = weights[from + columns];
        for (int entry = features.start(item); entry < features.start(item + 1); entry++) {
            score += weights[from + features.column(entry)] * features.value(entry);
        }
        return score;
    }
}
