package io.labelwright.imbalance.auto;

import io.labelwright.imbalance.sample.SamplerChain;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.math.training.TrainingTable;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Learns from what a sampler makes of the examples: those that it leaves, and rows that it makes of them alone, so that
 * what is held out has no child among them.
 *
 * @param learner learns from the rows
 * @param samplers choose and make rows
 * @param makes whether it makes rows that no item has, for which it needs numbers
 * @param schema the classes
 * @param ids names of the items
 * @param work lends the sampler its random numbers
 */
record ResampledLearner(
        Learner learner, SamplerChain samplers, boolean makes, LabelSchema schema, Dictionary ids, SamplingWork work)
        implements Learner {

    private static final int ITEM = TableKind.TRAINING.column("item");
    /** Names made rows, whose names nobody sees. */
    private static final String MADE = "made";

    @Override
    public Classifier fit(Examples examples, Runnable pause) {
        if (Arrays.stream(examples.labels()).distinct().count() < 2) {
            return learner.fit(examples, pause);
        }
        double[][] numbers = makes ? numbers(examples) : new double[examples.size()][0];
        Table after = samplers.after(table(examples, numbers), this::rows, work, MADE);
        return learner.fit(makes ? made(examples, rows(after)) : chosen(examples, after), pause);
    }

    private TrainingRows rows(Table table) {
        return TrainingRows.of(table, schema, List.of(), List.of());
    }

    private Table table(Examples examples, double[][] numbers) {
        var extra = new ArrayList<ColumnSpec>();
        extra.add(ColumnSpec.integer("_set:features"));
        for (int c = 0; c < numbers[0].length; c++) {
            extra.add(ColumnSpec.number("c" + c));
        }
        var table = new TableBuilder(TableKind.TRAINING, extra, Map.of("label", schema.names()));
        int first = TableKind.TRAINING.columns().size();
        for (int i = 0; i < examples.size(); i++) {
            String id = ids.get(examples.items()[i]);
            table.text(TableKind.TRAINING.column("row"), id)
                    .text(TableKind.TRAINING.column("item"), id)
                    .code(TableKind.TRAINING.column("label"), examples.labels()[i])
                    .number(TableKind.TRAINING.column("weight"), examples.weights()[i])
                    .text(TableKind.TRAINING.column("origin"), TrainingTable.ORIGINAL)
                    .integer(first, numbers[i].length)
                    .numbers(first + 1, numbers[i], 0, numbers[i].length)
                    .end();
        }
        return table.build();
    }

    private static double[][] numbers(Examples examples) {
        FeatureRows features = examples.features();
        var numbers = new double[examples.size()][features.columns().size()];
        for (int i = 0; i < numbers.length; i++) {
            int item = examples.items()[i];
            for (int entry = features.start(item); entry < features.start(item + 1); entry++) {
                numbers[i][features.column(entry)] = features.value(entry);
            }
        }
        return numbers;
    }

    /** The examples that stay, and those that are there once more. */
    private static Examples chosen(Examples examples, Table after) {
        var at = new int[(int) after.rows()];
        int row = 0;
        for (Segment segment : after.segments()) {
            // Each example is another item, and names have their codes in the order of the examples.
            segment.column(ITEM).codes(0, segment.rows(), at, row);
            row += segment.rows();
        }
        return examples.at(at);
    }

    /** The examples that stay, and rows that no item has. */
    private static Examples made(Examples examples, TrainingRows after) {
        int width = after.features().columns();
        double[] numbers = after.features().numbers(after.all());
        var rows = new double[after.size()][];
        var weights = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(numbers, row * width, (row + 1) * width);
            weights[row] = after.weight(row);
        }
        return new Examples(
                FeatureRows.of(examples.features().columns(), rows),
                after.all(),
                Arrays.stream(after.all()).map(after::label).toArray(),
                weights,
                examples.classes());
    }
}
