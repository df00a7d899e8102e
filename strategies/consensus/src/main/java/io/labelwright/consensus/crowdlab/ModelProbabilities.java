package io.labelwright.consensus.crowdlab;

import io.labelwright.math.answer.PredictionTable;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.problem.LabelingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Probabilities of models for the items of a view, over the classes that can occur.
 *
 * @param models names of the models, sorted
 * @param probabilities per model: of class k for item i at {@code i * K + k}, summing to 1 over the classes; NaN at the
 *     first class where the model says nothing about the item
 */
record ModelProbabilities(List<String> models, double[][] probabilities) {

    /**
     * Reads them.
     *
     * @param wanted the only model that counts; null: all
     * @param classes index in the workflow of each class that can occur
     * @throws LabelingException when the model that is wanted has none, or a row has a number that is no probability
     */
    static ModelProbabilities of(Inputs in, @Nullable String wanted, int[] classes) {
        PredictionTable table = PredictionTable.of(in);
        String only = wanted == null ? null : table.choose(wanted);
        List<String> names = only == null ? table.models() : List.of(only);
        var probabilities = new double[names.size()][];
        for (int m = 0; m < probabilities.length; m++) {
            probabilities[m] = read(table, names.get(m), in.items().size(), classes);
        }
        return new ModelProbabilities(names, probabilities);
    }

    private static double[] read(PredictionTable table, String model, int items, int[] classes) {
        var sums = new double[items * classes.length];
        table.read(model, (item, fold, p) -> {
            for (int k = 0; k < classes.length; k++) {
                // Several rows of an item add up.
                sums[item * classes.length + k] += p[classes[k]];
            }
        });
        for (int at = 0; at < sums.length; at += classes.length) {
            double sum = 0;
            for (int k = at; k < at + classes.length; k++) {
                sum += sums[k];
            }
            for (int k = at; k < at + classes.length; k++) {
                sums[k] = sum > 0 ? sums[k] / sum : Double.NaN;
            }
        }
        return sums;
    }

    /** Whether a model says something about an item. */
    boolean knows(int model, int item, int classes) {
        return !Double.isNaN(probabilities[model][item * classes]);
    }
}
