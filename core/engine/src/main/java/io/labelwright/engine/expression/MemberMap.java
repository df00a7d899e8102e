package io.labelwright.engine.expression;

import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.table.ColumnSpec;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a row as a map, looked up one by one. All columns are keys, missing value or not. */
final class MemberMap extends AbstractMap<String, Object> {

    private final KnownNames.Members members;
    private final Condition.Values values;

    MemberMap(KnownNames.Members members, Condition.Values values) {
        this.members = members;
        this.values = values;
    }

    /** A value that is there. */
    static Object present(Object value) {
        if (isMissing(value)) {
            throw MissingValue.INSTANCE;
        }
        return value;
    }

    /** Whether a value is the mark of a missing number or boolean. */
    static boolean isMissing(@Nullable Object value) {
        return value == null
                || (value instanceof Double number && Double.isNaN(number))
                || (value instanceof Long integer && integer == Long.MIN_VALUE);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        ColumnSpec column = column(key);
        return column == null ? null : present(values.get(column.name()));
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        // CEL asks this before every look-up: a missing value must not look like a wrong key.
        return column(key) != null;
    }

    /** Whether the member's cell is filled: has a number, a boolean, or text that is not empty. */
    boolean filled(String key) {
        ColumnSpec column = column(key);
        if (column == null) {
            return false;
        }
        Object value = values.get(column.name());
        return !isMissing(value) && !"".equals(value);
    }

    private @Nullable ColumnSpec column(@Nullable Object key) {
        return key instanceof String name ? members.keys().get(name) : null;
    }

    @Override
    public int size() {
        return members.keys().size();
    }

    @Override
    public Set<String> keySet() {
        return members.keys().keySet();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        var entries = new LinkedHashSet<Map.Entry<String, Object>>();
        for (ColumnSpec column : members.keys().values()) {
            Object value = values.get(column.name());
            if (!isMissing(value)) {
                entries.add(Map.entry(column.name().substring(members.prefix().length()), value));
            }
        }
        return entries;
    }
}
