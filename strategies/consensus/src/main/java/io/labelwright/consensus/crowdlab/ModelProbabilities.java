package io.labelwright.consensus.crowdlab;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
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

    private static final int MODEL = TableKind.PREDICTIONS.column("model");

    /**
     * Reads them.
     *
     * @param wanted the only model that counts; null: all
     * @param classes index in the workflow of each class that can occur
     * @throws LabelingException when the model that is wanted has none
     */
    static ModelProbabilities of(Inputs in, @Nullable String wanted, int[] classes) {
        Table table = in.table(TableKind.PREDICTIONS);
        var names = new ArrayList<String>();
        Dictionary dictionary = table.dictionary(MODEL);
        for (int code = 0; code < dictionary.size(); code++) {
            names.add(dictionary.get(code));
        }
        names.sort(null);
        if (wanted != null) {
            if (!names.contains(wanted) && table.rows() > 0) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "there are no predictions of '" + wanted + "' in view",
                        "there are those of " + String.join(", ", names));
            }
            names.removeIf(name -> !name.equals(wanted));
        }
        var columns = new int[classes.length];
        for (int k = 0; k < classes.length; k++) {
            columns[k] = table.find("p:" + in.schema().name(classes[k]));
        }
        var probabilities = new double[names.size()][];
        for (int m = 0; m < probabilities.length; m++) {
            probabilities[m] = read(in, table, names.get(m), columns);
        }
        return new ModelProbabilities(List.copyOf(names), probabilities);
    }

    private static double[] read(Inputs in, Table table, String model, int[] columns) {
        int classes = columns.length;
        Dictionary ids = in.items().ids();
        var sums = new double[ids.size() * classes];
        for (Segment segment : table.segments()) {
            Column items = segment.column(0);
            int code = segment.column(MODEL).dictionary().find(model);
            for (int row = 0; row < segment.rows(); row++) {
                if (code < 0 || segment.column(MODEL).code(row) != code) {
                    continue;
                }
                int item = ids.find(items.dictionary(), items.code(row));
                for (int k = 0; k < classes && item >= 0; k++) {
                    // A class that has no column is one that the model can't give. Several rows of an item add up.
                    double p = columns[k] < 0 ? 0 : segment.column(columns[k]).number(row);
                    sums[item * classes + k] += p > 0 ? p : 0;
                }
            }
        }
        for (int at = 0; at < sums.length; at += classes) {
            double sum = 0;
            for (int k = at; k < at + classes; k++) {
                sum += sums[k];
            }
            for (int k = at; k < at + classes; k++) {
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
