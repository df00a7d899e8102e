package io.labelwright.imbalance.auto;

import io.labelwright.imbalance.sample.Reweighted;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.learn.Examples;
import io.labelwright.learn.ItemWeights;
import io.labelwright.math.training.TrainingTable;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Hands what was chosen on to whoever learns next: {@code weights} as {@code imbalance/class-weights} and
 * {@code training} as the samplers write it. A choice that changes neither rows nor weights hands on what was there.
 * Rows of items that nothing was learned from stay as they are.
 */
final class HandedOn {

    private final Inputs in;
    private final Outputs out;
    private final StageContext context;
    private final List<String> features;

    /**
     * What one stage hands on.
     *
     * @param features names of the sets of features that made rows are made of; all where there is none
     */
    HandedOn(Inputs in, Outputs out, StageContext context, List<String> features) {
        this.in = in;
        this.out = out;
        this.context = context;
        this.features = features;
    }

    /** Hands on what was there: nothing was learned, and nothing chosen. */
    void unchanged() {
        writeWeights(ones());
        out.write(TrainingTable.of(in));
    }

    /**
     * Writes both tables.
     *
     * @param examples what was learned from
     */
    void write(Choice choice, Examples examples) {
        double[] factors = choice.weighs() ? BalancedLearner.factors(examples) : ones();
        writeWeights(factors);
        Table training = TrainingTable.of(in);
        if (choice.weighs()) {
            training = Reweighted.of(training, in.schema(), factors);
        } else if (choice.samples()) {
            training = sampled(choice, training, examples);
        }
        out.write(training);
    }

    private double[] ones() {
        var ones = new double[in.schema().size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private Table sampled(Choice choice, Table training, Examples examples) {
        Dictionary ids = in.items().ids();
        Set<String> learned = new HashSet<>();
        for (int item : examples.items()) {
            learned.add(ids.get(item));
        }
        return Samplers.of(choice)
                .after(
                        training,
                        table -> TrainingRows.ofItems(table, in.schema(), learned::contains, features),
                        SamplingWork.of(out, context),
                        context.stage());
    }

    private void writeWeights(double[] factors) {
        double[] before = ItemWeights.of(in);
        ItemLabels labels = in.labels();
        TableBuilder rows = out.builder(TableKind.WEIGHTS);
        for (int item = 0; item < before.length; item++) {
            if (labels.label(item) >= 0) {
                rows.code(0, item)
                        .number(1, before[item] * factors[labels.label(item)])
                        .end();
            }
        }
        out.write(rows.build());
    }
}
