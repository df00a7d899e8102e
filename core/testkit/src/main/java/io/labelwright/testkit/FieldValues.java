package io.labelwright.testkit;

import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of items while a test writes them. */
final class FieldValues {

    private final Map<String, ColumnType> types = new LinkedHashMap<>();
    private final Map<Integer, Map<String, Object>> values = new HashMap<>();

    void declare(ColumnSpec column) {
        types.put(column.name(), column.type());
    }

    void set(int item, Object[] namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("fields come as name, value, name, value, ...");
        }
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = (String) namesAndValues[i];
            fields.put(name, namesAndValues[i + 1]);
            types.putIfAbsent(name, typeOf(namesAndValues[i + 1]));
        }
        values.put(item, fields);
    }

    List<ColumnSpec> columns() {
        var columns = new ArrayList<ColumnSpec>();
        columns.add(ColumnSpec.named("item"));
        types.forEach((name, type) -> columns.add(new ColumnSpec(name, type)));
        return columns;
    }

    List<ItemBlock> blocks(Dictionary items, int blockSize) {
        List<ColumnSpec> fields = columns().subList(1, types.size() + 1);
        var dictionaries = new HashMap<String, Dictionary>();
        dictionaries.put("item", items);
        for (ColumnSpec field : fields) {
            if (field.type() == ColumnType.NAME) {
                dictionaries.put(field.name(), namesOf(field.name(), items.size()));
            }
        }
        var blocks = new ArrayList<ItemBlock>();
        for (int first = 0; first < items.size(); first += blockSize) {
            var rows = new TableBuilder(TableKind.ITEMS, fields, dictionaries);
            for (int item = first; item < Math.min(items.size(), first + blockSize); item++) {
                rows.code(0, item);
                Map<String, Object> own = values.getOrDefault(item, Map.of());
                for (int c = 0; c < fields.size(); c++) {
                    set(rows, c + 1, fields.get(c).type(), own.get(fields.get(c).name()));
                }
                rows.end();
            }
            Segment segment = rows.build().segments().get(0);
            blocks.add(new ItemBlock(first, segment));
        }
        return blocks;
    }

    private Dictionary namesOf(String field, int items) {
        var names = new Dictionary.Builder();
        for (int item = 0; item < items; item++) {
            Object value = values.getOrDefault(item, Map.of()).get(field);
            if (value != null) {
                names.add((String) value);
            }
        }
        return names.build();
    }

    private static void set(Rows rows, int column, ColumnType type, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (type) {
            case NAME, TEXT -> rows.text(column, (String) value);
            case NUMBER -> rows.number(column, ((Number) value).doubleValue());
            case INTEGER -> rows.integer(column, ((Number) value).longValue());
            case BOOLEAN -> rows.bool(column, (Boolean) value);
        }
    }

    private static ColumnType typeOf(Object value) {
        if (value instanceof String) {
            return ColumnType.TEXT;
        }
        if (value instanceof Boolean) {
            return ColumnType.BOOLEAN;
        }
        if (value instanceof Integer || value instanceof Long) {
            return ColumnType.INTEGER;
        }
        if (value instanceof Double) {
            return ColumnType.NUMBER;
        }
        throw new IllegalArgumentException(
                "a field can't hold " + value.getClass().getName());
    }
}
