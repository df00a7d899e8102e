package io.labelwright.imbalance.sample;

import io.labelwright.math.training.TrainingTable;
import io.labelwright.math.training.TrainingTable.FeatureColumns;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns of a table {@code training} whose numbers are codes of categories, such as postcodes: categories while rows
 * are sampled, and the same numbers again afterwards.
 */
final class CodedColumns {

    private final Table training;
    /** Per coded column its index in the table, ascending. */
    private final List<Integer> columns = new ArrayList<>();

    /**
     * Some columns.
     *
     * @param names names of columns of features; of those that hold categories anyway nothing changes
     * @throws LabelingException when there is no such column
     */
    CodedColumns(Table training, List<String> names) {
        this.training = training;
        var known = new ArrayList<String>();
        for (FeatureColumns set : TrainingTable.featuresOf(training)) {
            for (int c = set.first(); c < set.first() + set.count(); c++) {
                ColumnSpec column = training.columns().get(c);
                known.add(column.name());
                if (names.contains(column.name()) && column.type() == ColumnType.NUMBER) {
                    columns.add(c);
                }
            }
        }
        for (String name : names) {
            if (training.rows() > 0 && !known.contains(name)) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "categorical: the features have no column '" + name + "'",
                        known.isEmpty() ? "there are no features in view" : "there is " + String.join(", ", known));
            }
        }
    }

    /** The table with categories in these columns. */
    Table named() {
        Table table = training;
        for (int c : columns) {
            var categories = new Dictionary.Builder();
            Map<Double, Integer> codeOf = new HashMap<>();
            var codes = new ArrayList<int[]>();
            for (Segment segment : table.segments()) {
                Column numbers = segment.column(c);
                var of = new int[segment.rows()];
                for (int row = 0; row < of.length; row++) {
                    double number = numbers.number(row);
                    of[row] = Double.isNaN(number)
                            ? -1
                            : codeOf.computeIfAbsent(number, code -> categories.add(Double.toString(code)));
                }
                codes.add(of);
            }
            Dictionary names = categories.build();
            var cells = new ArrayList<Column>();
            codes.forEach(of -> cells.add(Columns.names(names, of, of.length)));
            table = with(table, c, ColumnSpec.named(table.columns().get(c).name()), cells);
        }
        return table;
    }

    /** A table that was made of {@link #named}, with numbers in these columns. */
    Table numbered(Table sampled) {
        Table table = sampled;
        for (int c : columns) {
            // All segments of a table share the categories.
            double[] numberOf = table.dictionary(c).texts().stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            var cells = new ArrayList<Column>();
            for (Segment segment : table.segments()) {
                Column names = segment.column(c);
                var numbers = new double[segment.rows()];
                for (int row = 0; row < numbers.length; row++) {
                    numbers[row] = names.code(row) < 0 ? Double.NaN : numberOf[names.code(row)];
                }
                cells.add(Columns.numbers(numbers, numbers.length));
            }
            table = with(table, c, training.columns().get(c), cells);
        }
        return table;
    }

    /** A table with another column in place of one. */
    private static Table with(Table table, int column, ColumnSpec spec, List<Column> cells) {
        var specs = new ArrayList<>(table.columns());
        specs.set(column, spec);
        var segments = new ArrayList<Segment>();
        for (Segment segment : table.segments()) {
            var columns = new ArrayList<>(segment.columns());
            columns.set(column, cells.get(segments.size()));
            segments.add(new Segment(segment.rows(), columns));
        }
        return new Table(table.kind(), specs, segments);
    }
}
