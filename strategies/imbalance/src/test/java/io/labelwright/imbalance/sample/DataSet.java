package io.labelwright.imbalance.sample;

import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.testkit.InMemoryInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A data set from a CSV file without quotes, whose last column is the class. Rows are called {@code r0}, {@code r1} and
 * so on; classes stand in the order of their first appearance.
 */
public final class DataSet {

    private final List<String[]> cells = new ArrayList<>();
    private final String[] head;
    private final int[] numeric;

    private DataSet(List<String> lines) {
        this.head = lines.get(0).split(",", -1);
        lines.stream().skip(1).map(line -> line.split(",", -1)).forEach(cells::add);
        this.numeric = IntStream.range(0, head.length - 1)
                .filter(c -> cells.stream().allMatch(row -> isNumber(row[c])))
                .toArray();
    }

    private static boolean isNumber(String cell) {
        return cell.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
    }

    /** That of a file. */
    public static DataSet of(Path file) {
        try {
            return new DataSet(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows there are. */
    public int size() {
        return cells.size();
    }

    /** The class of a row. */
    public String label(int row) {
        return cells.get(row)[head.length - 1];
    }

    /** The numbers of a row. */
    public double[] row(int row) {
        return IntStream.of(numeric)
                .mapToDouble(c -> Double.parseDouble(cells.get(row)[c]))
                .toArray();
    }

    /** Names of the columns that hold numbers. */
    public List<String> columns() {
        return IntStream.of(numeric).mapToObj(c -> head[c]).toList();
    }

    /** The classes. */
    public LabelSchema schema() {
        var names = new LinkedHashSet<String>();
        IntStream.range(0, size()).forEach(row -> names.add(label(row)));
        return new LabelSchema(
                Task.CLASSIFICATION, names.stream().map(LabelClass::of).toList(), null);
    }

    /** What a stage sees of its columns of numbers. */
    public InMemoryInputs inputs() {
        InMemoryInputs inputs = InMemoryInputs.of(schema());
        for (int row = 0; row < size(); row++) {
            inputs.label("r" + row, label(row));
        }
        return inputs.features(
                "numbers",
                columns(),
                IntStream.range(0, size()).mapToObj(this::row).toArray(double[][]::new));
    }
}
