package io.labelwright.platforms.record;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.table.TableKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of one table on their way to a sink, by the names of their columns. */
public final class TableRows {

    private final RecordSink sink;
    private final TableKind table;
    private final Map<String, Integer> columns = new HashMap<>();

    /** Rows of a table. */
    public TableRows(RecordSink sink, TableKind table) {
        this.sink = sink;
        this.table = table;
    }

    /** Sets a cell of the row at hand; null and the empty text are no value. */
    public TableRows set(String column, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            Integer index = columns.get(column);
            if (index == null) {
                index = sink.column(table, column);
                columns.put(column, index);
            }
            sink.field(index, value);
        }
        return this;
    }

    /** Ends the row. */
    public void end(long line) {
        sink.end(table, line);
    }
}
