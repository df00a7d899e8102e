package io.labelwright.learn;

import io.labelwright.math.feature.FeatureRows;
import java.util.Arrays;

/**
 * Labelled items to learn from.
 *
 * @param features a row per item of the view
 * @param items the examples, as rows of the features
 * @param labels per example its class
 * @param weights per example how much it counts; not negative, not all 0
 * @param classes how many classes there are
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record Examples(FeatureRows features, int[] items, int[] labels, double[] weights, int classes) {

    public Examples {
        if (items.length != labels.length || items.length != weights.length) {
            throw new IllegalArgumentException(
                    items.length + " items with " + labels.length + " labels and " + weights.length + " weights");
        }
    }

    /** How many examples there are. */
    public int size() {
        return items.length;
    }

    /** Those at some places. */
    public Examples at(int[] places) {
        return new Examples(
                features,
                Arrays.stream(places).map(place -> items[place]).toArray(),
                Arrays.stream(places).map(place -> labels[place]).toArray(),
                Arrays.stream(places).mapToDouble(place -> weights[place]).toArray(),
                classes);
    }

    /** The same with other labels of some classes. */
    public Examples withLabels(int[] others, int numberOfClasses) {
        return new Examples(features, items, others, weights, numberOfClasses);
    }

    /** The same with other weights. */
    public Examples withWeights(double[] others) {
        return new Examples(features, items, labels, others, classes);
    }

    /** What all examples count together. */
    public double totalWeight() {
        return Arrays.stream(weights).sum();
    }
}
