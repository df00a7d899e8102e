package io.labelwright.imbalance.auto;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;

/** Learns with weights by which each class counts as much as any other. */
record BalancedLearner(Learner learner) implements Learner {

    @Override
    public Classifier fit(Examples examples, Runnable pause) {
        double[] inverse = Priors.inverse(examples);
        var weights = new double[examples.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = examples.weights()[i] * inverse[examples.labels()[i]];
        }
        double scale = examples.totalWeight() / examples.withWeights(weights).totalWeight();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale;
        }
        return learner.fit(examples.withWeights(weights), pause);
    }
}
