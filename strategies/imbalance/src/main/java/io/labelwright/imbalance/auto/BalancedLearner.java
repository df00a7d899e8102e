package io.labelwright.imbalance.auto;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;

/** Learns with weights by which each class counts as much as any other. */
record BalancedLearner(Learner learner) implements Learner {

    @Override
    public Classifier fit(Examples examples, Runnable pause) {
        return learner.fit(examples.withWeights(weights(examples, factors(examples))), pause);
    }

    /** Per class what the weights of its examples are multiplied by; all examples together weigh what they did. */
    static double[] factors(Examples examples) {
        double[] factors = Priors.inverse(examples);
        double scale = examples.totalWeight()
                / examples.withWeights(weights(examples, factors)).totalWeight();
        for (int k = 0; k < factors.length; k++) {
            factors[k] *= scale;
        }
        return factors;
    }

    private static double[] weights(Examples examples, double[] factors) {
        var weights = new double[examples.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = examples.weights()[i] * factors[examples.labels()[i]];
        }
        return weights;
    }
}
