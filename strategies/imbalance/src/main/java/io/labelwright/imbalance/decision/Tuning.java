package io.labelwright.imbalance.decision;

import io.labelwright.learn.fold.Folds;
import io.labelwright.math.answer.ModelPredictions;
import io.labelwright.math.feature.PartItems;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;
import java.util.List;

/**
 * The items that thresholds are tuned on: labelled, with a prediction by a model that has not learned from them. That
 * is one with a fold, or any of a part that the workflow names.
 *
 * @param items indexes of the items
 * @param truth per item its class
 * @param fold per item the number of its fold
 * @param folds how many there are; 1 where there are too few items to hold any out
 */
@SuppressWarnings("ArrayRecordComponent") // read only, seen by this package alone
record Tuning(int[] items, int[] truth, int[] fold, int folds) {

    private static final int FOLDS = 5;

    /**
     * Finds them.
     *
     * @throws LabelingException where there is none
     */
    static Tuning of(Inputs in, StageContext context, ModelPredictions predictions, List<String> fitOn) {
        ItemLabels labels = in.labels();
        int[] items = Arrays.stream(PartItems.of(in, fitOn, "fit_on"))
                .filter(item -> labels.label(item) >= 0 && predictions.knows(item))
                .filter(item -> predictions.fold(item) != null || !fitOn.isEmpty())
                .toArray();
        if (items.length == 0) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    null,
                    "no labelled item has a held-out prediction of '" + predictions.model()
                            + "': there is nothing to tune thresholds on",
                    "take predictions with folds, such as those of prelabel/classifier, or name a part that the model"
                            + " has not learned from: fit_on: [validation]");
        }
        int[] truth = Arrays.stream(items).map(labels::label).toArray();
        int[] fold = given(items, predictions);
        if (Arrays.stream(fold).max().orElse(0) == 0) {
            SeededRandom random = SeededRandom.of(context.seed()).stream("folds");
            long[] keys = Arrays.stream(items)
                    .mapToLong(item ->
                            random.bits(SeededRandom.key(in.items().ids().get(item)), 0))
                    .toArray();
            fold = Folds.stratified(truth, keys, FOLDS);
        }
        return new Tuning(items, truth, fold, Arrays.stream(fold).max().orElse(0) + 1);
    }

    /** The folds that the model had, numbered by their sorted names; items without one share the first. */
    private static int[] given(int[] items, ModelPredictions predictions) {
        String[] names = Arrays.stream(items)
                .mapToObj(item -> String.valueOf(predictions.fold(item)))
                .toArray(String[]::new);
        String[] sorted = Arrays.stream(names).distinct().sorted().toArray(String[]::new);
        return Arrays.stream(names)
                .mapToInt(name -> Arrays.binarySearch(sorted, name))
                .toArray();
    }

    /** The class with the fewest of the items, of those that have one. */
    int rarest(int classes) {
        var counts = new int[classes];
        Arrays.stream(truth).forEach(k -> counts[k]++);
        int rarest = truth[0];
        for (int k = 0; k < classes; k++) {
            if (counts[k] > 0 && (counts[k] < counts[rarest] || (counts[k] == counts[rarest] && k > rarest))) {
                rarest = k;
            }
        }
        return rarest;
    }
}
