package io.labelwright.learn;

import io.labelwright.math.feature.FeatureRows;
import java.util.Arrays;
import java.util.List;

/** The mean of several classifiers' probabilities: their mistakes differ, and it is seldom worse than the best. */
public final class AverageOf implements Learner {

    private final List<Learner> learners;

    /** The mean of what these make. */
    public AverageOf(List<Learner> learners) {
        this.learners = List.copyOf(learners);
    }

    @Override
    public Classifier fit(Examples examples, Runnable pause) {
        List<Classifier> fitted =
                learners.stream().map(learner -> learner.fit(examples, pause)).toList();
        return (features, item, into) -> average(fitted, features, item, into);
    }

    private static void average(List<Classifier> fitted, FeatureRows features, int item, double[] into) {
        var one = new double[into.length];
        Arrays.fill(into, 0);
        for (Classifier classifier : fitted) {
            classifier.probabilities(features, item, one);
            for (int k = 0; k < into.length; k++) {
                into[k] += one[k] / fitted.size();
            }
        }
    }
}
