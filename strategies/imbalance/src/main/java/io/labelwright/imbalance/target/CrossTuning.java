package io.labelwright.imbalance.target;

import io.labelwright.spi.kernel.Execution;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Answers by factors that were tuned on other items than those that they answer: what tuning is worth.
 *
 * @param target what is tuned for
 * @param fold per item its fold
 * @param folds how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record CrossTuning(Target target, int[] fold, int folds) {

    /**
     * The answers to the items of each fold by factors that were tuned on all others; folds run at the same time.
     *
     * @param scores per item and class, not negative
     * @param truth per item its class
     * @param pause called now and then; may throw to end the computation
     */
    public int[] answers(double[] scores, int[] truth, Execution execution, Runnable pause) {
        int classes = target.costs().length;
        var answers = new int[truth.length];
        execution.forEach(folds, (lane, held) -> {
            int[] rest = IntStream.range(0, truth.length)
                    .filter(i -> fold[i] != held)
                    .toArray();
            double[] factors = ClassFactors.ones(classes);
            if (rest.length > 0) {
                int[] known = Arrays.stream(rest).map(i -> truth[i]).toArray();
                factors = new ClassFactors(at(scores, rest, classes), known, classes, target, pause).best();
            }
            for (int i = 0; i < answers.length; i++) {
                if (fold[i] == held) {
                    answers[i] = ClassFactors.decide(scores, i * classes, factors);
                }
            }
        });
        return answers;
    }

    private static double[] at(double[] scores, int[] places, int classes) {
        var some = new double[places.length * classes];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(scores, places[i] * classes, some, i * classes, classes);
        }
        return some;
    }
}
