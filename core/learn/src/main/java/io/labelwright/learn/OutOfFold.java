package io.labelwright.learn;

import io.labelwright.spi.kernel.Execution;
import java.util.stream.IntStream;

/**
 * The probabilities that classifiers give examples which they have not learned from.
 *
 * @param probabilities per example and class
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record OutOfFold(double[][] probabilities) {

    /**
     * Learns once per fold, from the examples of all others. Folds run at the same time.
     *
     * @param fold per example its fold
     * @param folds how many there are
     * @param pause called now and then; may throw to end the computation
     */
    public static OutOfFold of(
            Learner learner, Examples examples, int[] fold, int folds, Execution execution, Runnable pause) {
        var probabilities = new double[examples.size()][examples.classes()];
        execution.forEach(folds, (lane, held) -> {
            int[] rest = IntStream.range(0, examples.size())
                    .filter(i -> fold[i] != held)
                    .toArray();
            if (rest.length == 0) {
                throw new IllegalArgumentException("fold " + held + " holds all examples");
            }
            Classifier classifier = learner.fit(examples.at(rest), pause);
            for (int i = 0; i < examples.size(); i++) {
                if (fold[i] == held) {
                    classifier.probabilities(examples.features(), examples.items()[i], probabilities[i]);
                }
            }
        });
        return new OutOfFold(probabilities);
    }
}
