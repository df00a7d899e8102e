package io.labelwright.imbalance.auto;

import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
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
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Learns from what a sampler makes of the examples: those that it leaves, and rows that it makes of them alone, so that
 * what is held out has no child among them.
 *
 * @param learner learns from the rows
 * @param sampler chooses and makes rows
 * @param makes whether it makes rows that no item has, for which it needs numbers
 * @param schema the classes
 * @param ids names of the items
 * @param work lends the sampler its random numbers
 */
record ResampledLearner(
        Learner learner, Sampler sampler, boolean makes, LabelSchema schema, Dictionary ids, SamplingWork work)
        implements Learner {

    @Override
    public Classifier fit(Examples examples, Runnable pause) {
        if (Arrays.stream(examples.labels()).distinct().count() < 2) {
            return learner.fit(examples, pause);
        }
        double[][] numbers = makes ? numbers(examples) : new double[examples.size()][0];
        TrainingRows rows = TrainingRows.of(table(examples, numbers), schema, List.of(), List.of());
        Sampled sampled = sampler.sample(rows, work);
        int[] kept = sampled.kept() == null ? rows.all() : sampled.kept();
        return learner.fit(makes ? made(examples, numbers, kept, sampled) : chosen(examples, kept, sampled), pause);
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
    private static Examples chosen(Examples examples, int[] kept, Sampled sampled) {
        IntStream again = sampled.made().stream()
                .flatMapToInt(part -> IntStream.range(0, part.count()).map(made -> part.parents(made)[0]));
        return examples.at(IntStream.concat(Arrays.stream(kept), again).toArray());
    }

    /** The examples that stay, and rows that no item has. */
    private static Examples made(Examples examples, double[][] numbers, int[] kept, Sampled sampled) {
        var rows = new ArrayList<double[]>();
        var from = new ArrayList<Integer>();
        for (int i : kept) {
            rows.add(numbers[i]);
            from.add(i);
        }
        for (MadeRows part : sampled.made()) {
            for (int made = 0; made < part.count(); made++) {
                int parent = part.parents(made)[0];
                double[] row = numbers[parent];
                if (!part.duplicates()) {
                    row = new double[row.length];
                    part.numbers(made, row);
                }
                rows.add(row);
                from.add(parent);
            }
        }
        int[] parents = from.stream().mapToInt(i -> i).toArray();
        return new Examples(
                FeatureRows.of(examples.features().columns(), rows.toArray(double[][]::new)),
                IntStream.range(0, parents.length).toArray(),
                Arrays.stream(parents).map(i -> examples.labels()[i]).toArray(),
                Arrays.stream(parents).mapToDouble(i -> examples.weights()[i]).toArray(),
                examples.classes());
    }
}
