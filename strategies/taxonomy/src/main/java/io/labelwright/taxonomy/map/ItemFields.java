package io.labelwright.taxonomy.map;

import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of one item at a time, as conditions see them. */
final class ItemFields implements Condition.Values {

    private final Map<String, Integer> index = new HashMap<>();
    private final List<ColumnSpec> columns;
    private final Segment segment;
    private int row;

    ItemFields(List<ColumnSpec> columns, Segment segment) {
        this.columns = columns;
        this.segment = segment;
        for (int c = 0; c < columns.size(); c++) {
            index.put(columns.get(c).name(), c);
        }
    }

    ItemFields at(int newRow) {
        row = newRow;
        return this;
    }

    @Override
    public Object get(String name) {
        Integer c = index.get(name);
        if (c == null) {
            throw new IllegalArgumentException("no column " + name);
        }
        Column column = segment.column(c);
        return switch (columns.get(c).type()) {
            case NAME, TEXT -> {
                String text = column.text(row);
                yield text == null ? "" : text;
            }
            case NUMBER -> column.number(row);
            case INTEGER -> column.isMissing(row) ? (Object) Double.NaN : (Object) column.integer(row);
            case BOOLEAN -> column.isMissing(row) ? (Object) Double.NaN : (Object) (column.integer(row) != 0);
        };
    }
}
