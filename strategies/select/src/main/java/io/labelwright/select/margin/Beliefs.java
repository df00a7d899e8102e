package io.labelwright.select.margin;

import io.labelwright.math.answer.PredictionTable;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;
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
        PredictionTable predictions = PredictionTable.of(in);
        var beliefs = new Beliefs(in.items().size());
        String chosen = predictions.choose(model);
        if (chosen != null) {
            predictions.read(chosen, beliefs::keepFirst);
            return beliefs;
        }
        if (model != null) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "there are no predictions of '" + model + "' in view",
                    "no stage before this one predicts");
        }
        PredictionTable labels = PredictionTable.ofLabels(in);
        if (in.items().size() > 0 && !labels.hasProbabilities()) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "there are no probabilities in view: no predictions, and labels without probabilities",
                    "put a consensus or a classifier before this stage, or choose by select/random");
        }
        labels.read(null, beliefs::keepFirst);
        return beliefs;
    }

    private void keepFirst(int item, @Nullable String fold, double[] p) {
        if (!isKnown(item)) {
            keep(item, p);
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
