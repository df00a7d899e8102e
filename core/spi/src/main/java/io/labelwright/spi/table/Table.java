package io.labelwright.spi.table;

import java.util.List;

/**
 * A table: fixed columns of its kind, then its own, and its rows in segments. Immutable. All segments of a NAME column
 * share one {@link Dictionary}.
 *
 * @param kind which table
 * @param columns all columns; the first are those of the kind
 * @param segments the rows
 */
public record Table(TableKind kind, List<ColumnSpec> columns, List<Segment> segments) {

    public Table {
        columns = List.copyOf(columns);
        segments = List.copyOf(segments);
    }

    /** A table of this kind without rows. */
    public static Table empty(TableKind kind) {
        return new Table(kind, kind.columns(), List.of());
    }

    /** How many rows there are. */
    public long rows() {
        long rows = 0;
        for (Segment segment : segments) {
            rows += segment.rows();
        }
        return rows;
    }

    /** Index of a column, or -1. */
    public int find(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The columns that files show. */
    public List<ColumnSpec> visible() {
        return columns.stream().filter(column -> !column.hidden()).toList();
    }

    /** The dictionary of a NAME column; the empty one when there are no rows. */
    public Dictionary dictionary(int column) {
        return segments.isEmpty()
                ? Dictionary.empty()
                : segments.get(0).column(column).dictionary();
    }
}
