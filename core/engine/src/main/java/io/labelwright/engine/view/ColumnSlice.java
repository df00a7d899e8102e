package io.labelwright.engine.view;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import org.jspecify.annotations.Nullable;

/** Some consecutive rows of a column, without a copy. */
record ColumnSlice(Column column, int from, int rows) implements Column {

    @Override
    public ColumnType type() {
        return column.type();
    }

    @Override
    public boolean isMissing(int row) {
        return column.isMissing(from + row);
    }

    @Override
    public @Nullable String text(int row) {
        return column.text(from + row);
    }

    @Override
    public int code(int row) {
        return column.code(from + row);
    }

    @Override
    public Dictionary dictionary() {
        return column.dictionary();
    }

    @Override
    public double number(int row) {
        return column.number(from + row);
    }

    @Override
    public long integer(int row) {
        return column.integer(from + row);
    }
}
