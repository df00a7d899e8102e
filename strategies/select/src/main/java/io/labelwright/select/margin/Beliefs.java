package io.labelwright.select.margin;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two most probable classes of each item. Probabilities are those of one model's predictions, else those of the
 * labels. Where a model predicts an item more than once the first row counts. An item without probabilities is one that
 * nothing is known of: all classes are equally probable.
 */
final class Beliefs {

    private final double[] margin;
    private final short[] first;
    private final short[] second;

    private Beliefs(int items) {
        margin = new double[items];
        first = new short[items];
        second = new short[items];
        Arrays.fill(margin, Double.NaN);
    }

    /**
     * The beliefs of a view.
     *
     * @param model the model asked for; null for the only one
     * @throws LabelingException when there are no probabilities, or several models and none is asked for
     */
    static Beliefs of(Inputs in, @Nullable String model) {
        Table predictions = in.table(TableKind.PREDICTIONS);
        List<String> models = names(predictions.dictionary(TableKind.PREDICTIONS.column("model")));
        var beliefs = new Beliefs(in.items().size());
        if (model != null) {
            if (!models.contains(model)) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "there are no predictions of '" + model + "' in view",
                        models.isEmpty() ? "no stage before this one predicts" : "there are those of " + list(models));
            }
            beliefs.read(in, predictions, model);
        } else if (models.size() > 1) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the predictions of " + list(models) + " are in view",
                    "say whose probabilities count: predictions: " + models.get(0));
        } else if (models.size() == 1) {
            beliefs.read(in, predictions, models.get(0));
        } else {
            Table labels = in.table(TableKind.LABELS);
            if (in.items().size() > 0 && labels.find("p:" + in.schema().name(0)) < 0) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "there are no probabilities in view: no predictions, and labels without probabilities",
                        "put a consensus or a classifier before this stage, or choose by select/random");
            }
            beliefs.read(in, labels, null);
        }
        return beliefs;
    }

    private static List<String> names(Dictionary dictionary) {
        var names = new ArrayList<String>();
        for (int code = 0; code < dictionary.size(); code++) {
            names.add(dictionary.get(code));
        }
        return names;
    }

    private static String list(List<String> models) {
        return "'" + String.join("', '", models) + "'";
    }

    private void read(Inputs in, Table table, @Nullable String model) {
        Dictionary ids = in.items().ids();
        int[] columns = new int[in.schema().size()];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = table.find("p:" + in.schema().name(k));
        }
        int modelAt = TableKind.PREDICTIONS.column("model");
        var p = new double[columns.length];
        for (Segment segment : table.segments()) {
            Column items = segment.column(0);
            int wanted =
                    model == null ? -1 : segment.column(modelAt).dictionary().find(model);
            for (int row = 0; row < segment.rows(); row++) {
                if (model != null && segment.column(modelAt).code(row) != wanted) {
                    continue;
                }
                int item = ids.find(items.dictionary(), items.code(row));
                if (item < 0 || !Double.isNaN(margin[item])) {
                    continue;
                }
                boolean known = false;
                for (int k = 0; k < p.length; k++) {
                    // A class that has no column is one that the model can't give.
                    p[k] = columns[k] < 0 ? 0 : segment.column(columns[k]).number(row);
                    known |= !Double.isNaN(p[k]) && columns[k] >= 0;
                }
                if (known) {
                    keep(item, p);
                }
            }
        }
    }

    private void keep(int item, double[] p) {
        int best = 0;
        int next = -1;
        for (int k = 1; k < p.length; k++) {
            if (p[k] > p[best]) {
                next = best;
                best = k;
            } else if (next < 0 || p[k] > p[next]) {
                next = k;
            }
        }
        first[item] = (short) best;
        second[item] = (short) next;
        margin[item] = next < 0 ? 1 : p[best] - p[next];
    }

    /** Difference of the two highest probabilities of an item, 0 when nothing is known of it. */
    double margin(int item) {
        return isKnown(item) ? margin[item] : 0;
    }

    /** Whether the item has probabilities. */
    boolean isKnown(int item) {
        return !Double.isNaN(margin[item]);
    }

    /** The most probable class of an item that is known. */
    int first(int item) {
        return first[item];
    }

    /** The class after it; -1 when there is only one class. */
    int second(int item) {
        return second[item];
    }
}
