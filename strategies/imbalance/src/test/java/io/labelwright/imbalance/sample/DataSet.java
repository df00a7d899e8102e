package io.labelwright.imbalance.sample;

import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
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
        return labelled()
                .features(
                        "numbers",
                        columns(),
                        IntStream.range(0, size()).mapToObj(this::row).toArray(double[][]::new));
    }

    /** Names of the other columns but the class. */
    public List<String> categories() {
        return categorical().mapToObj(c -> head[c]).toList();
    }

    private IntStream categorical() {
        return IntStream.range(0, head.length - 1)
                .filter(c -> IntStream.of(numeric).noneMatch(of -> of == c));
    }

    /** What a stage sees of its categories, each as a number: those of a column in the order of their appearance. */
    public InMemoryInputs inputsOfCodes() {
        int[] columns = categorical().toArray();
        var known = new ArrayList<List<String>>();
        for (int c : columns) {
            known.add(cells.stream().map(row -> row[c]).distinct().toList());
        }
        double[][] codes = cells.stream()
                .map(row -> IntStream.range(0, columns.length)
                        .mapToDouble(i -> known.get(i).indexOf(row[columns[i]]))
                        .toArray())
                .toArray(double[][]::new);
        return labelled().features("codes", categories(), codes);
    }

    /**
     * What a stage sees of its numbers and of a column of 0 and 1 per category.
     *
     * @param known which rows have their label
     */
    public InMemoryInputs inputsOfIndicators(IntPredicate known) {
        var names = new ArrayList<>(columns());
        var column = new ArrayList<Integer>();
        var category = new ArrayList<String>();
        for (int c : categorical().toArray()) {
            for (String value : cells.stream().map(row -> row[c]).distinct().toList()) {
                names.add(head[c] + "=" + value);
                column.add(c);
                category.add(value);
            }
        }
        double[][] rows = IntStream.range(0, size())
                .mapToObj(row -> DoubleStream.concat(
                                DoubleStream.of(row(row)),
                                IntStream.range(0, column.size())
                                        .mapToDouble(
                                                i -> cells.get(row)[column.get(i)].equals(category.get(i)) ? 1 : 0))
                        .toArray())
                .toArray(double[][]::new);
        return labelled(known).features("columns", names, rows);
    }

    /** What a stage sees of all columns. */
    public InMemoryInputs mixedInputs() {
        var specs = new ArrayList<ColumnSpec>(List.of(FeatureSet.SET));
        columns().forEach(name -> specs.add(ColumnSpec.number(name)));
        categories().forEach(name -> specs.add(ColumnSpec.named(name)));
        var table = new TableBuilder(TableKind.FEATURES, specs, Map.of());
        int[] others = categorical().toArray();
        for (int row = 0; row < size(); row++) {
            table.text(0, "r" + row).text(1, "mixed");
            table.numbers(2, row(row), 0, numeric.length);
            for (int i = 0; i < others.length; i++) {
                table.text(2 + numeric.length + i, cells.get(row)[others[i]]);
            }
            table.end();
        }
        return labelled().with(table.build());
    }

    private InMemoryInputs labelled() {
        return labelled(row -> true);
    }

    private InMemoryInputs labelled(IntPredicate known) {
        InMemoryInputs inputs = InMemoryInputs.of(schema());
        for (int row = 0; row < size(); row++) {
            inputs.items("r" + row);
            if (known.test(row)) {
                inputs.label("r" + row, label(row));
            }
        }
        return inputs;
    }
}
