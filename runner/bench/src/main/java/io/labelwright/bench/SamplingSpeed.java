package io.labelwright.bench;

import com.sun.management.OperatingSystemMXBean;
import io.labelwright.imbalance.over.AdasynConfig;
import io.labelwright.imbalance.over.AdasynFactory;
import io.labelwright.imbalance.over.BorderlineSmoteConfig;
import io.labelwright.imbalance.over.BorderlineSmoteFactory;
import io.labelwright.imbalance.over.OverOptions;
import io.labelwright.imbalance.over.RandomOverConfig;
import io.labelwright.imbalance.over.RandomOverFactory;
import io.labelwright.imbalance.over.SmoteConfig;
import io.labelwright.imbalance.over.SmoteFactory;
import io.labelwright.imbalance.over.SmotencConfig;
import io.labelwright.imbalance.over.SmotencFactory;
import io.labelwright.imbalance.sample.Cleaned;
import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.imbalance.sample.SamplingStrategy;
import io.labelwright.imbalance.under.CleaningOptions;
import io.labelwright.imbalance.under.EditedNearestNeighboursConfig;
import io.labelwright.imbalance.under.EditedNearestNeighboursFactory;
import io.labelwright.imbalance.under.KindSel;
import io.labelwright.imbalance.under.NearMissConfig;
import io.labelwright.imbalance.under.NearMissFactory;
import io.labelwright.imbalance.under.TomekLinksConfig;
import io.labelwright.imbalance.under.TomekLinksFactory;
import io.labelwright.imbalance.under.UnderOptions;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestStage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a sampler costs on one thread, from rows in memory to the next table {@code training} in memory: seconds of the
 * processor, with those of the compiler and the collector, of each of some runs; and what the heap holds when all that
 * is not needed is gone. {@code imbalance.py} beside the README runs it next to imbalanced-learn.
 *
 * <p>Arguments: a file, a method, how often. The file holds the number of rows and of columns (int), the numbers
 * (double, row by row) and the classes (int, 0 or 1), all with the first byte the most significant one. Of the method
 * {@code smotenc} the last four columns are made categories of five levels.
 */
public final class SamplingSpeed {

    private static final int CATEGORIES = 4;
    private static final int LEVELS = 5;

    private SamplingSpeed() {}

    /** The file, the method, the number of runs. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("arguments: FILE METHOD RUNS");
        }
        Table training = training(Path.of(arguments[0]), arguments[1].equals("smotenc"));
        InMemoryInputs inputs =
                InMemoryInputs.ofClasses("0", "1").with(training).writtenBy(TableKind.TRAINING, "rows");
        long before = heap();
        for (int run = 0; run < Integer.parseInt(arguments[2]); run++) {
            long start = processor();
            CollectingOutputs out = run(arguments[1], inputs);
            double seconds = (processor() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "{\"method\": \"%s\", \"rows\": %d, \"rows_out\": %d, \"cpu_s\": %.3f, \"input_mb\": %.1f,"
                            + " \"output_mb\": %.1f}%n",
                    arguments[1],
                    training.rows(),
                    out.table(TableKind.TRAINING).rows(),
                    seconds,
                    before / 1e6,
                    (heap() - before) / 1e6);
        }
    }

    private static CollectingOutputs run(String method, InMemoryInputs inputs) {
        var sample = new SampleOptions(List.of());
        var near = new NearOptions(sample, List.of(), Metric.EUCLIDEAN);
        var over = new OverOptions(SamplingStrategy.Rule.AUTO, null);
        var cleaning = new CleaningOptions(near, Cleaned.Rule.AUTO);
        return switch (method) {
            case "random-over" ->
                TestStage.of(new RandomOverFactory()).run(new RandomOverConfig(sample, over, 0, List.of()), inputs);
            case "smote" -> TestStage.of(new SmoteFactory()).run(new SmoteConfig(near, over, 5), inputs);
            case "smotenc" ->
                TestStage.of(new SmotencFactory())
                        .run(new SmotencConfig(sample, over, List.of(), List.of(), 5), inputs);
            case "borderline-smote" ->
                TestStage.of(new BorderlineSmoteFactory())
                        .run(
                                new BorderlineSmoteConfig(near, over, 5, 10, BorderlineSmoteConfig.Kind.BORDERLINE_1),
                                inputs);
            case "adasyn" -> TestStage.of(new AdasynFactory()).run(new AdasynConfig(near, over, 5), inputs);
            case "tomek-links" -> TestStage.of(new TomekLinksFactory()).run(new TomekLinksConfig(cleaning), inputs);
            case "edited-nearest-neighbours" ->
                TestStage.of(new EditedNearestNeighboursFactory())
                        .run(new EditedNearestNeighboursConfig(cleaning, 3, KindSel.ALL), inputs);
            case "near-miss" ->
                TestStage.of(new NearMissFactory())
                        .run(
                                new NearMissConfig(near, new UnderOptions(SamplingStrategy.Rule.AUTO, null), 1, 3, 3),
                                inputs);
            default -> throw new IllegalArgumentException("no method is called " + method);
        };
    }

    private static Table training(Path file, boolean mixed) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            int rows = in.readInt();
            int width = in.readInt();
            int categories = mixed ? CATEGORIES : 0;
            List<ColumnSpec> extra = new ArrayList<>();
            extra.add(ColumnSpec.integer("_set:numbers"));
            for (int c = 0; c < width; c++) {
                extra.add(c < width - categories ? ColumnSpec.number("c" + c) : ColumnSpec.named("c" + c));
            }
            var numbers = new double[rows * width];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = in.readDouble();
            }
            var table = new TableBuilder(TableKind.TRAINING, extra, Map.of());
            int first = TableKind.TRAINING.columns().size();
            for (int row = 0; row < rows; row++) {
                String name = Integer.toString(row);
                table.text(TableKind.TRAINING.column("row"), name)
                        .text(TableKind.TRAINING.column("item"), name)
                        .text(TableKind.TRAINING.column("label"), Integer.toString(in.readInt()))
                        .number(TableKind.TRAINING.column("weight"), 1)
                        .text(TableKind.TRAINING.column("origin"), "original")
                        .integer(first, width)
                        .numbers(first + 1, numbers, row * width, width - categories);
                for (int c = width - categories; c < width; c++) {
                    table.text(first + 1 + c, "level " + level(numbers[row * width + c]));
                }
                table.end();
            }
            return table.build();
        }
    }

    /** Fifths of a normal distribution. */
    private static int level(double number) {
        double[] cuts = {-0.8416, -0.2533, 0.2533, 0.8416};
        int level = 0;
        while (level < LEVELS - 1 && number >= cuts[level]) {
            level++;
        }
        return level;
    }

    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
