package io.labelwright.engine.run;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.util.List;
import java.util.Optional;

/** Whether a table that a strategy made by hand is one at all: the columns of its kind, of one length. */
final class TableShape {

    private TableShape() {}

    /** What is wrong with it, as the end of a sentence that starts with the table. */
    static Optional<String> problem(Table table) {
        List<ColumnSpec> fixed = table.kind().columns();
        if (table.columns().size() < fixed.size()
                || !table.columns().subList(0, fixed.size()).equals(fixed)) {
            return Optional.of("does not begin with the columns of its kind: " + names(fixed) + "; it has "
                    + names(table.columns()));
        }
        if (table.columns().stream().map(ColumnSpec::name).distinct().count()
                < table.columns().size()) {
            return Optional.of("has two columns of one name: " + names(table.columns()));
        }
        for (Segment segment : table.segments()) {
            if (segment.columns().size() != table.columns().size()) {
                return Optional.of("has a segment of " + segment.columns().size() + " columns; expected "
                        + table.columns().size());
            }
        }
        for (int c = 0; c < table.columns().size(); c++) {
            String wrong = column(table, c);
            if (wrong != null) {
                return Optional.of(wrong);
            }
        }
        return Optional.empty();
    }

    private static @org.jspecify.annotations.Nullable String column(Table table, int c) {
        ColumnSpec spec = table.columns().get(c);
        for (Segment segment : table.segments()) {
            Column column = segment.column(c);
            if (column.type() != spec.type()) {
                return "holds " + column.type() + " in the column " + spec.name() + "; expected " + spec.type();
            }
            if (spec.type() != ColumnType.NAME) {
                continue;
            }
            Dictionary names = table.dictionary(c);
            if (!column.dictionary().equals(names)) {
                return "has two dictionaries for the column " + spec.name() + "; all segments must share one";
            }
        }
        return null;
    }

    private static String names(List<ColumnSpec> columns) {
        return String.join(", ", columns.stream().map(ColumnSpec::name).toList());
    }
}
