package io.labelwright.spi.connect;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import java.util.List;

/**
 * Records of a file column by column, for sources that read many at once: {@link RecordSink#records} takes them without
 * a call per field. Immutable.
 *
 * <p>A column is of type NAME where texts come again and again, so that what one means is looked up once per block, or
 * of type TEXT. A missing cell and an empty text are no value.
 */
public final class RecordBlock {

    private final long[] lines;
    private final int[] columns;
    private final Column[] cells;
    private final Columns.Utf8[] texts;

    /**
     * A block. The arrays are taken over.
     *
     * @param lines where each record starts, from 1; 0 when the format has no lines
     * @param columns the index of each column in the sink, all different
     * @param cells the cells of each column, NAME or TEXT, with at least as many rows as there are lines
     */
    public RecordBlock(long[] lines, int[] columns, List<Column> cells) {
        this.lines = lines;
        this.columns = columns;
        this.cells = cells.toArray(new Column[0]);
        this.texts = new Columns.Utf8[this.cells.length];
        for (int c = 0; c < texts.length; c++) {
            ColumnType type = this.cells[c].type();
            texts[c] = Columns.utf8OrNothing(this.cells[c]);
            if (type != ColumnType.TEXT && type != ColumnType.NAME) {
                throw new IllegalArgumentException("a column of records is of type NAME or TEXT, not " + type);
            }
        }
    }

    /** How many records there are. */
    public int rows() {
        return lines.length;
    }

    /** The line in which a record starts. */
    public long line(int row) {
        return lines[row];
    }

    /** The lines in which records start; shared: read only. */
    public long[] lines() {
        return lines;
    }

    /** How many columns there are. */
    public int columns() {
        return cells.length;
    }

    /** The sink's index of a column. */
    public int column(int index) {
        return columns[index];
    }

    /** The cells of a column. */
    public Column cells(int index) {
        return cells[index];
    }

    /** The cells of a column of type TEXT as UTF-8; nothing for one of names. */
    public Columns.Utf8 texts(int index) {
        return texts[index];
    }

    /** Which column has this index in the sink, or -1. */
    public int find(int column) {
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] == column) {
                return c;
            }
        }
        return -1;
    }

    /** Sets the sink's fields to those of a record. */
    void set(int row, RecordSink sink) {
        for (int c = 0; c < cells.length; c++) {
            Column column = cells[c];
            if (column.isMissing(row)) {
                continue;
            }
            if (column.type() == ColumnType.NAME) {
                int name = column.code(row);
                if (column.dictionary().length(name) > 0) {
                    sink.code(columns[c], column.dictionary().texts(), name);
                }
            } else {
                sink.field(columns[c], String.valueOf(column.text(row)));
            }
        }
    }
}
