package io.labelwright.engine.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of the record at hand, copied into one buffer; no object per field. */
final class RecordFields {

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private char[] chars = new char[256];
    private int used;
    private int[] start = new int[8];
    private int[] length = new int[8];

    int column(String name) {
        return indexes.computeIfAbsent(name, key -> {
            names.add(key);
            if (names.size() > start.length) {
                start = Arrays.copyOf(start, 2 * start.length);
                length = Arrays.copyOf(length, 2 * length.length);
            }
            return names.size() - 1;
        });
    }

    String name(int column) {
        return names.get(column);
    }

    int columns() {
        return names.size();
    }

    boolean knows(String name) {
        return indexes.containsKey(name);
    }

    void set(int column, char[] source, int offset, int count) {
        if (used + count > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(used + count, 2 * chars.length));
        }
        System.arraycopy(source, offset, chars, used, count);
        start[column] = used;
        length[column] = count;
        used += count;
    }

    /** Whether the record has no value in this column; empty text is no value. */
    boolean isEmpty(int column) {
        return column < 0 || length[column] == 0;
    }

    char[] chars() {
        return chars;
    }

    int start(int column) {
        return start[column];
    }

    int length(int column) {
        return length[column];
    }

    String text(int column) {
        return new String(chars, start[column], length[column]);
    }

    /** The whole record for people: its fields in the order of the columns, as a row of CSV. */
    String all() {
        var text = new StringBuilder();
        for (int column = 0; column < names.size(); column++) {
            if (column > 0) {
                text.append(',');
            }
            String field = text(column);
            boolean quoted = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            text.append(quoted ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        return text.toString();
    }

    void clear() {
        used = 0;
        Arrays.fill(length, 0, names.size(), 0);
    }
}
