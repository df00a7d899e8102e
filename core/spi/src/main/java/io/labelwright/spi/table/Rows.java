package io.labelwright.spi.table;

import org.jspecify.annotations.Nullable;

/**
 * Where rows are written, one cell at a time and in any order of columns; {@link #end} closes the row, and cells that
 * were not set are missing. Column indexes are those of the table's columns ({@link TableKind#column}).
 */
public interface Rows {

    /** Sets a NAME or TEXT cell. */
    Rows text(int column, @Nullable String value);

    /** Sets a NAME cell by its code in the column's given dictionary, for columns that were opened with one. */
    Rows code(int column, int code);

    /** Sets a NUMBER cell; NaN leaves it missing, an infinity is refused. */
    Rows number(int column, double value);

    /**
     * Sets the cells of {@code count} NUMBER columns that stand side by side.
     *
     * @param column the first of them
     * @param values array that holds their values
     * @param offset where these start
     */
    default Rows numbers(int column, double[] values, int offset, int count) {
        for (int i = 0; i < count; i++) {
            number(column + i, values[offset + i]);
        }
        return this;
    }

    /** Sets an INTEGER cell. */
    Rows integer(int column, long value);

    /** Sets a BOOLEAN cell. */
    Rows bool(int column, boolean value);

    /** Ends the row. */
    void end();
}
