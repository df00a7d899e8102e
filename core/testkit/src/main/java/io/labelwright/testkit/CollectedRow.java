package io.labelwright.testkit;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.util.ArrayList;
import java.util.List;

/** A row of a table, for assertions. */
public final class CollectedRow {

    private final Table table;
    private final Segment segment;
    private final int row;

    private CollectedRow(Table table, Segment segment, int row) {
        this.table = table;
        this.segment = segment;
        this.row = row;
    }

    /** The rows of a table in order. */
    public static List<CollectedRow> of(Table table) {
        var rows = new ArrayList<CollectedRow>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                rows.add(new CollectedRow(table, segment, row));
            }
        }
        return rows;
    }

    /** A cell as text; the empty text when it is missing. */
    public String text(String column) {
        Column cells = column(column);
        if (cells.isMissing(row)) {
            return "";
        }
        return switch (cells.type()) {
            case NAME, TEXT -> {
                String text = cells.text(row);
                yield text == null ? "" : text;
            }
            case NUMBER -> Double.toString(cells.number(row));
            case INTEGER -> Long.toString(cells.integer(row));
            case BOOLEAN -> cells.integer(row) == 1 ? "true" : "false";
        };
    }

    /** A number; NaN when it is missing. */
    public double number(String column) {
        return column(column).number(row);
    }

    /** Whether a cell has no value. */
    public boolean isMissing(String column) {
        return column(column).isMissing(row);
    }

    /** The type of a column. */
    public ColumnType type(String column) {
        return column(column).type();
    }

    private Column column(String name) {
        int index = table.find(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "table " + table.kind().word() + " has no column '" + name + "', only " + table.columns());
        }
        return segment.column(index);
    }

    @Override
    public String toString() {
        var cells = new ArrayList<String>();
        table.columns().forEach(column -> cells.add(column.name() + "=" + text(column.name())));
        return cells.toString();
    }
}
