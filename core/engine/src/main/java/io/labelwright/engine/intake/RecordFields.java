package io.labelwright.engine.intake;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.connect.RecordBlock;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
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
    /** Fields that came as a code have their texts here, and characters only once someone asks for them. */
    private int[] code = {-1, -1, -1, -1, -1, -1, -1, -1};

    /** Fields that came as a number; NaN for the others. */
    private double[] number = nothing(8);

    private final List<List<String>> texts = new ArrayList<>();

    int column(String name) {
        return indexes.computeIfAbsent(name, key -> {
            names.add(key);
            texts.add(List.of());
            if (names.size() > start.length) {
                start = Arrays.copyOf(start, 2 * start.length);
                length = Arrays.copyOf(length, 2 * length.length);
                int before = code.length;
                code = Arrays.copyOf(code, 2 * before);
                Arrays.fill(code, before, code.length, -1);
                number = Arrays.copyOf(number, 2 * before);
                Arrays.fill(number, before, number.length, Double.NaN);
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

    /** Sets all fields to those of a record of a block. */
    void set(RecordBlock block, int row) {
        for (int c = 0; c < block.columns(); c++) {
            Column cells = block.cells(c);
            if (cells.isMissing(row)) {
                continue;
            }
            if (cells.type() == ColumnType.NAME) {
                List<String> names = cells.dictionary().texts();
                int name = cells.code(row);
                if (cells.dictionary().length(name) > 0) {
                    setCode(block.column(c), names, name);
                }
            } else {
                char[] text = String.valueOf(cells.text(row)).toCharArray();
                set(block.column(c), text, 0, text.length);
            }
        }
    }

    /** Sets a field to one of some texts, which is not empty. */
    void setCode(int column, List<String> of, int index) {
        texts.set(column, of);
        code[column] = index;
    }

    /** Sets a field to a number; NaN: no value. */
    void setNumber(int column, double value) {
        number[column] = value;
    }

    /** A field as a number; NaN when it has no value, or one that is no number. */
    double number(int column) {
        if (column < 0 || !Double.isNaN(number[column]) || isEmpty(column)) {
            return column < 0 ? Double.NaN : number[column];
        }
        return RecordTarget.number(text(column));
    }

    private static double[] nothing(int count) {
        var numbers = new double[count];
        Arrays.fill(numbers, Double.NaN);
        return numbers;
    }

    /** The code of a field that came as one; -1 of others. */
    int code(int column) {
        return code[column];
    }

    /** The texts behind {@link #code}. */
    List<String> texts(int column) {
        return texts.get(column);
    }

    private void spell(int column) {
        if (code[column] >= 0 && length[column] == 0) {
            String text = texts.get(column).get(code[column]);
            set(column, text.toCharArray(), 0, text.length());
        } else if (!Double.isNaN(number[column]) && length[column] == 0) {
            String text = Decimal.print(number[column]);
            set(column, text.toCharArray(), 0, text.length());
        }
    }

    /** Whether the record has no value in this column; empty text is no value. */
    boolean isEmpty(int column) {
        return column < 0 || (length[column] == 0 && code[column] < 0 && Double.isNaN(number[column]));
    }

    /** Where the characters of a field are; valid until another field is set or asked for. */
    char[] chars(int column) {
        spell(column);
        return chars;
    }

    int start(int column) {
        spell(column);
        return start[column];
    }

    int length(int column) {
        spell(column);
        return length[column];
    }

    String text(int column) {
        spell(column);
        return code[column] >= 0
                ? texts.get(column).get(code[column])
                : new String(chars, start[column], length[column]);
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
        Arrays.fill(code, 0, names.size(), -1);
        Arrays.fill(number, 0, names.size(), Double.NaN);
    }
}
