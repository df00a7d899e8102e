package io.labelwright.imbalance.auto;

import io.labelwright.learn.Examples;
import java.util.Arrays;

/** Shares of the classes among examples. */
final class Priors {

    private Priors() {}

    /** One over the share of each class by weight; a class without an example is taken for half an average one. */
    static double[] inverse(Examples examples) {
        var sums = new double[examples.classes()];
        for (int i = 0; i < examples.size(); i++) {
            sums[examples.labels()[i]] += examples.weights()[i];
        }
        double total = examples.totalWeight();
        double half = total / examples.size() / 2;
        return Arrays.stream(sums).map(sum -> total / (sum > 0 ? sum : half)).toArray();
    }
}
