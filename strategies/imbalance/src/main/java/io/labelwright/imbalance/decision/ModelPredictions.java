package io.labelwright.imbalance.decision;

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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One model's probabilities of the items in view. Where it has several rows for an item, the first one counts; a class
 * without a column has probability 0. What a model gives is brought to the sum 1.
 */
public final class ModelPredictions {

    private static final int MODEL = TableKind.PREDICTIONS.column("model");
    private static final int FOLD = TableKind.PREDICTIONS.column("fold");

    private final String model;
    private final int classes;
    private final double[] p;
    private final boolean[] known;
    private final @Nullable String[] fold;

    /**
     * Nothing is predicted yet.
     *
     * @param model the stage that predicts
     */
    public ModelPredictions(String model, int classes, int items) {
        this.model = model;
        this.classes = classes;
        this.p = new double[items * classes];
        this.known = new boolean[items];
        this.fold = new @Nullable String[items];
    }

    /**
     * Reads them.
     *
     * @param wanted the model asked for; null for the only one
     * @throws LabelingException when it is not in view, or none is asked for where there are several, or a row has a
     *     number that is no probability
     */
    static ModelPredictions of(Inputs in, @Nullable String wanted) {
        Table table = in.table(TableKind.PREDICTIONS);
        List<String> models = models(table);
        String model = wanted != null ? wanted : models.isEmpty() ? "" : models.get(0);
        if (wanted != null && !models.contains(wanted) && table.rows() > 0) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "there are no predictions of '" + wanted + "' in view",
                    "there are those of " + quoted(models));
        }
        if (wanted == null && models.size() > 1) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the predictions of " + quoted(models) + " are in view",
                    "say whose probabilities count: predictions: " + model);
        }
        var predictions =
                new ModelPredictions(model, in.schema().size(), in.items().size());
        predictions.read(in, table);
        return predictions;
    }

    private static List<String> models(Table table) {
        var names = new TreeSet<String>();
        Dictionary dictionary = table.dictionary(MODEL);
        for (int code = 0; code < dictionary.size(); code++) {
            names.add(dictionary.get(code));
        }
        return new ArrayList<>(names);
    }

    private static String quoted(List<String> models) {
        return "'" + String.join("', '", models) + "'";
    }

    private void read(Inputs in, Table table) {
        Dictionary ids = in.items().ids();
        var columns = new int[classes];
        for (int k = 0; k < classes; k++) {
            columns[k] = table.find("p:" + in.schema().name(k));
        }
        for (Segment segment : table.segments()) {
            Column items = segment.column(0);
            Column folds = segment.column(FOLD);
            int code = segment.column(MODEL).dictionary().find(model);
            for (int row = 0; row < segment.rows(); row++) {
                int item = code >= 0 && segment.column(MODEL).code(row) == code
                        ? ids.find(items.dictionary(), items.code(row))
                        : -1;
                if (item >= 0 && !known[item] && fill(segment, row, columns, item * classes, ids.get(item))) {
                    known[item] = true;
                    fold[item] = folds.isMissing(row) ? null : folds.text(row);
                }
            }
        }
    }

    /** Whether the row holds probabilities. */
    private boolean fill(Segment segment, int row, int[] columns, int at, String id) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            double value = columns[k] < 0 ? 0 : segment.column(columns[k]).number(row);
            if (value < 0) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        "item '" + id + "' has the probability " + value + " in the predictions of '" + model
                                + "', expected 0 or more");
            }
            p[at + k] = value > 0 ? value : 0;
            sum += p[at + k];
        }
        for (int k = at; k < at + classes; k++) {
            p[k] = sum > 0 ? p[k] / sum : 0;
        }
        return sum > 0;
    }

    /**
     * Sets what the model says of an item.
     *
     * @param held the fold in which the item was held out; null for none
     * @param probabilities per class; they add up to 1
     */
    public void set(int item, @Nullable String held, double[] probabilities) {
        System.arraycopy(probabilities, 0, p, item * classes, classes);
        known[item] = true;
        fold[item] = held;
    }

    /** The stage that predicted. */
    String model() {
        return model;
    }

    /** Whether the model says something of an item. */
    public boolean knows(int item) {
        return known[item];
    }

    /** The fold in which an item was held out; null for one that the model has not met, or has learned from. */
    public @Nullable String fold(int item) {
        return fold[item];
    }

    /** The probabilities of all classes of all items. */
    public double[] values() {
        return p;
    }

    /** Where the probabilities of an item start. */
    public int offset(int item) {
        return item * classes;
    }

    /** The most probable class of an item that is known; of equals the first. */
    int best(int item) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (p[item * classes + k] > p[item * classes + best]) {
                best = k;
            }
        }
        return best;
    }
}
