package io.labelwright.learn;

import io.labelwright.math.feature.FeatureRows;

/** Tells how probable each class is for an item. Immutable, used by several threads. */
public interface Classifier {

    /**
     * The probabilities of the classes.
     *
     * @param features a matrix with the columns of the one that was learned from
     * @param item a row of it
     * @param into per class its probability; they add up to 1
     */
    void probabilities(FeatureRows features, int item, double[] into);
}
