package io.labelwright.learn;

import io.labelwright.math.feature.FeatureRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Learns the classes that have examples, and gives the others probability 0: a class that nobody has seen would else
 * draw a linear model to infinity. With examples of one class alone everything is of that class.
 */
public final class PresentClasses implements Learner {

    private final Learner learner;

    /** Learns by this one, which then sees at least two classes and an example of each. */
    public PresentClasses(Learner learner) {
        this.learner = learner;
    }

    @Override
    public Classifier fit(Examples examples, Runnable pause) {
        var seen = new boolean[examples.classes()];
        for (int i = 0; i < examples.size(); i++) {
            seen[examples.labels()[i]] |= examples.weights()[i] > 0;
        }
        var of = new int[seen.length];
        Arrays.fill(of, -1);
        int present = 0;
        for (int k = 0; k < seen.length; k++) {
            if (seen[k]) {
                of[k] = present++;
            }
        }
        if (present < 2) {
            return (features, item, into) -> {
                for (int k = 0; k < of.length; k++) {
                    into[k] = of[k] == 0 ? 1 : 0;
                }
            };
        }
        int[] kept = IntStream.range(0, examples.size())
                .filter(i -> of[examples.labels()[i]] >= 0)
                .toArray();
        Examples some = examples.at(kept);
        int[] labels = Arrays.stream(some.labels()).map(label -> of[label]).toArray();
        return new Spread(learner.fit(some.withLabels(labels, present), pause), of, present);
    }

    /** @param of per class its place among those that are present, -1 for the others */
    @SuppressWarnings("ArrayRecordComponent") // read only, seen by this class alone
    private record Spread(Classifier classifier, int[] of, int present) implements Classifier {
        @Override
        public void probabilities(FeatureRows features, int item, double[] into) {
            var some = new double[present];
            classifier.probabilities(features, item, some);
            for (int k = 0; k < of.length; k++) {
                into[k] = of[k] < 0 ? 0 : some[of[k]];
            }
        }
    }
}
