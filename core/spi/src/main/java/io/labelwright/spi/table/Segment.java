package io.labelwright.spi.table;

import java.util.List;

/**
 * At most {@link #MAX_ROWS} rows of a table, column by column. Immutable.
 *
 * @param rows how many rows
 * @param columns one per column of the table, each with that many rows
 */
public record Segment(int rows, List<Column> columns) {

    /** The most rows that a segment may have. */
    public static final int MAX_ROWS = 1 << 16;

    public Segment {
        columns = List.copyOf(columns);
        if (rows > MAX_ROWS) {
            throw new IllegalArgumentException("a segment of " + rows + " rows");
        }
        for (Column column : columns) {
            if (column.rows() != rows) {
                throw new IllegalArgumentException("a column of " + column.rows() + " rows in a segment of " + rows);
            }
        }
    }

    public Column column(int index) {
        return columns.get(index);
    }
}
