package io.labelwright.math.answer;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.problem.LabelingException;
import org.jspecify.annotations.Nullable;

/** One model's probabilities of the items in view. Where it has several rows for an item, the first one counts. */
public final class ModelPredictions {

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
        this.p = new double[Math.multiplyExact(items, classes)];
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
    public static ModelPredictions of(Inputs in, @Nullable String wanted) {
        PredictionTable table = PredictionTable.of(in);
        String model = table.choose(wanted);
        var predictions = new ModelPredictions(
                model == null ? "" : model, in.schema().size(), in.items().size());
        if (model != null) {
            table.read(model, (item, held, row) -> {
                if (!predictions.known[item]) {
                    predictions.set(item, held, row);
                }
            });
        }
        return predictions;
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

    /** The stage that predicted; empty when none did. */
    public String model() {
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
    public int best(int item) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (p[item * classes + k] > p[item * classes + best]) {
                best = k;
            }
        }
        return best;
    }
}
