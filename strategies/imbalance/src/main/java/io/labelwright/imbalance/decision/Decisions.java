package io.labelwright.imbalance.decision;

import io.labelwright.math.answer.ModelPredictions;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.consensus.Overwrite;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;

/**
 * Writes the table {@code labels}: each item that has a prediction is decided by a rule, all others stay as they are.
 */
public final class Decisions {

    private static final int CHECK_EVERY = 1024;

    /** Decides one item. */
    public interface Rule {

        /**
         * Decides.
         *
         * @param p probabilities as they were predicted, from {@code offset} on
         * @param q receives the probabilities that the label's confidence is taken from
         * @return the class, {@code ~k} for a tie that leaves the item open
         */
        int decide(double[] p, int offset, double[] q);
    }

    private final Inputs in;
    private final Outputs out;
    private final StageContext context;
    private final DecisionOptions options;
    private final ModelPredictions predictions;

    /** Writes for one stage what these predictions lead to. */
    public Decisions(
            Inputs in, Outputs out, StageContext context, DecisionOptions options, ModelPredictions predictions) {
        this.in = in;
        this.out = out;
        this.context = context;
        this.options = options;
        this.predictions = predictions;
    }

    /**
     * Writes the rows of all items.
     *
     * @param writer knows the labels before and what happens to ties
     * @param by what decides, in a few words
     */
    public void write(LabelWriter writer, Rule rule, String by) {
        ItemLabels labels = in.labels();
        var earlier = new EarlierLabels(in);
        TableBuilder rows = out.builder(TableKind.LABELS, LabelWriter.columns(in.schema()));
        var q = new double[in.schema().size()];
        String plain = by + " of " + predictions.model();
        int decided = 0;
        int changed = 0;
        for (int item = 0; item < in.items().size(); item++) {
            if (item % CHECK_EVERY == 0) {
                context.checkCancelled();
            }
            boolean kept = options.keepLabels() && labels.label(item) >= 0;
            if (earlier.excludes(item) || kept) {
                earlier.write(rows, item, labels.label(item), "no prediction");
            } else if (labels.fixed(item) && options.overwrite() == Overwrite.OPEN) {
                writer.decide(rows, item, q, 0, 0, plain);
            } else if (!predictions.knows(item)) {
                earlier.write(rows, item, labels.label(item), "no prediction");
            } else {
                int best = rule.decide(predictions.values(), predictions.offset(item), q);
                int before = predictions.best(item);
                String reason = best < 0 || best == before
                        ? plain
                        : plain + ", most probable: " + in.schema().name(before);
                int label = writer.decide(rows, item, q, 0, best, reason);
                decided += label >= 0 ? 1 : 0;
                changed += label >= 0 && label != before ? 1 : 0;
            }
        }
        out.write(rows.build());
        out.fact("decided", decided);
        out.fact("changed", changed);
    }
}
