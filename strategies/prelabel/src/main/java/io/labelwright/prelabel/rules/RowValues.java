package io.labelwright.prelabel.rules;

import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells of one row at a time, each turned into an object at most once, and only when a condition asks for it. */
final class RowValues implements Condition.Values {

    private static final Double MISSING = Double.NaN;

    private final Map<String, Integer> index = new HashMap<>();
    private final List<ColumnSpec> columns;
    private final Segment segment;
    private final @Nullable Object[] cells;
    private int row;

    RowValues(List<ColumnSpec> columns, Segment segment) {
        this.columns = columns;
        this.segment = segment;
        this.cells = new Object[columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            index.put(columns.get(c).name(), c);
        }
    }

    void moveTo(int newRow) {
        row = newRow;
        Arrays.fill(cells, null);
    }

    /** Id of the item of this row. */
    String item() {
        String id = segment.column(0).text(row);
        return id == null ? "" : id;
    }

    @Override
    public Object get(String name) {
        Integer column = index.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column " + name);
        }
        Object cell = cells[column];
        if (cell == null) {
            cell = read(column);
            cells[column] = cell;
        }
        return cell;
    }

    private Object read(int c) {
        Column column = segment.column(c);
        return switch (columns.get(c).type()) {
            case NAME, TEXT -> {
                String text = column.text(row);
                yield text == null ? "" : text;
            }
            case NUMBER -> column.number(row);
            case INTEGER -> column.isMissing(row) ? MISSING : (Object) column.integer(row);
            case BOOLEAN -> column.isMissing(row) ? MISSING : (Object) (column.integer(row) != 0);
        };
    }
}
