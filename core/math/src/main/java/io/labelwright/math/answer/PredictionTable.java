package io.labelwright.math.answer;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.label.LabelSchema;
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
 * The probabilities in a view, row by row: those of the models in the table {@code predictions}, or those of the
 * labels. A class without a column, or without a number, is one that the row gives no probability.
 */
public final class PredictionTable {

    private static final int MODEL = TableKind.PREDICTIONS.column("model");
    private static final int FOLD = TableKind.PREDICTIONS.column("fold");

    private final Dictionary ids;
    private final LabelSchema schema;
    private final Table table;
    private final List<String> models = new ArrayList<>();

    private PredictionTable(Inputs in, TableKind kind) {
        this.ids = in.items().ids();
        this.schema = in.schema();
        this.table = in.table(kind);
        if (kind == TableKind.PREDICTIONS) {
            Dictionary dictionary = table.dictionary(MODEL);
            for (int code = 0; code < dictionary.size(); code++) {
                models.add(dictionary.get(code));
            }
            models.sort(null);
        }
    }

    /** The predictions of a view. */
    public static PredictionTable of(Inputs in) {
        return new PredictionTable(in, TableKind.PREDICTIONS);
    }

    /** The labels of a view: their rows have no model and no fold. */
    public static PredictionTable ofLabels(Inputs in) {
        return new PredictionTable(in, TableKind.LABELS);
    }

    /** Names of the models that predict, sorted. */
    public List<String> models() {
        return List.copyOf(models);
    }

    /** Whether it has a column for the probability of any class. */
    public boolean hasProbabilities() {
        return schema.classes().stream().anyMatch(one -> table.find("p:" + one.name()) >= 0);
    }

    /**
     * The model to look at.
     *
     * @param wanted the one asked for; null for the only one
     * @return its name; null when there is no prediction of any model
     * @throws LabelingException when it is not in view though others are, or none is asked for where there are several
     */
    public @Nullable String choose(@Nullable String wanted) {
        if (wanted != null && !models.isEmpty() && !models.contains(wanted)) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "there are no predictions of '" + wanted + "' in view",
                    "there are those of " + quoted());
        }
        if (wanted == null && models.size() > 1) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the predictions of " + quoted() + " are in view",
                    "say whose probabilities count: predictions: " + models.get(0));
        }
        return models.isEmpty() ? null : wanted == null ? models.get(0) : wanted;
    }

    private String quoted() {
        return "'" + String.join("', '", models) + "'";
    }

    /**
     * Hands over the rows about items in view that give some class a probability, in the order of the table.
     *
     * @param model whose rows; null for the rows of the labels
     * @throws LabelingException when a number is no probability
     */
    public void read(@Nullable String model, Taker taker) {
        int classes = schema.size();
        var columns = new int[classes];
        for (int k = 0; k < classes; k++) {
            columns[k] = table.find("p:" + schema.name(k));
        }
        var p = new double[classes];
        for (Segment segment : table.segments()) {
            Column items = segment.column(0);
            int code = model == null ? -1 : segment.column(MODEL).dictionary().find(model);
            for (int row = 0; row < segment.rows(); row++) {
                if (model != null && (code < 0 || segment.column(MODEL).code(row) != code)) {
                    continue;
                }
                int item = ids.find(items.dictionary(), items.code(row));
                if (item >= 0 && fill(segment, row, columns, p, model, item)) {
                    taker.take(item, model == null ? null : text(segment.column(FOLD), row), p);
                }
            }
        }
    }

    private static @Nullable String text(Column column, int row) {
        return column.isMissing(row) ? null : column.text(row);
    }

    /** Whether the row holds probabilities; they are brought to the sum 1. */
    private boolean fill(Segment segment, int row, int[] columns, double[] p, @Nullable String model, int item) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            double value = columns[k] < 0 ? 0 : segment.column(columns[k]).number(row);
            if (value < 0) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        "item '" + ids.get(item) + "' has the probability " + value + " of '" + schema.name(k)
                                + "' in the " + (model == null ? "labels" : "predictions of '" + model + "'")
                                + ", expected 0 or more");
            }
            p[k] = value > 0 ? value : 0;
            sum += p[k];
        }
        for (int k = 0; k < p.length && sum > 0; k++) {
            p[k] /= sum;
        }
        return sum > 0;
    }

    /** Takes rows. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes one.
         *
         * @param item index of the item
         * @param fold the fold in which it was held out; null for none
         * @param p per class its probability; they add up to 1. The array is used again for the next row
         */
        void take(int item, @Nullable String fold, double[] p);
    }
}
