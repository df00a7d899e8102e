package io.labelwright.engine.intake;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.connect.RecordBlock;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    /** Fields that came as UTF-8, where they stay until someone asks for characters; null for the others. */
    private byte[][] utf8 = new byte[8][];

    private int[] utf8Start = new int[8];
    private int[] utf8Length = new int[8];
    /** The dictionaries of fields that came as a code of one. */
    private @Nullable Dictionary[] dictionaries = new Dictionary[8];

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
                utf8 = Arrays.copyOf(utf8, 2 * before);
                utf8Start = Arrays.copyOf(utf8Start, 2 * before);
                utf8Length = Arrays.copyOf(utf8Length, 2 * before);
                dictionaries = Arrays.copyOf(dictionaries, 2 * before);
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
                int name = cells.code(row);
                if (cells.dictionary().length(name) > 0) {
                    setCode(block.column(c), cells.dictionary().texts(), name);
                    dictionaries[block.column(c)] = cells.dictionary();
                }
            } else {
                Columns.Utf8 all = block.texts(c);
                utf8[block.column(c)] = all.bytes();
                utf8Start[block.column(c)] = all.start(row);
                utf8Length[block.column(c)] = all.ends()[row] - all.start(row);
            }
        }
    }

    /** The dictionary of a field that came as a code of one, else null. */
    @Nullable
    Dictionary dictionary(int column) {
        return code[column] >= 0 ? dictionaries[column] : null;
    }

    /** Writes a field, which is not empty, to a column of texts. */
    void write(int column, TableBuilder rows, int into) {
        Dictionary dictionary = dictionary(column);
        if (dictionary != null) {
            int end = dictionary.end(code[column]);
            rows.text(into, dictionary.utf8(), end - dictionary.length(code[column]), end);
        } else if (utf8Length[column] > 0) {
            rows.text(into, utf8[column], utf8Start[column], utf8Start[column] + utf8Length[column]);
        } else {
            rows.text(into, text(column));
        }
    }

    /** A number that equal texts of a field share, made of a number for the fields before it. */
    long hash(int column, long seed) {
        Dictionary dictionary = dictionary(column);
        if (dictionary != null) {
            int end = dictionary.end(code[column]);
            return TextHash.of(dictionary.utf8(), end - dictionary.length(code[column]), end, seed);
        }
        if (utf8Length[column] > 0) {
            return TextHash.of(utf8[column], utf8Start[column], utf8Start[column] + utf8Length[column], seed);
        }
        byte[] encoded = text(column).getBytes(StandardCharsets.UTF_8);
        return TextHash.of(encoded, 0, encoded.length, seed);
    }

    /** Sets a field to one of some texts, which is not empty. */
    void setCode(int column, List<String> of, int index) {
        texts.set(column, of);
        code[column] = index;
        dictionaries[column] = null;
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
        if (utf8Length[column] > 0 && length[column] == 0) {
            char[] text = text(column).toCharArray();
            set(column, text, 0, text.length);
            return;
        }
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
        return column < 0
                || (length[column] == 0 && code[column] < 0 && utf8Length[column] == 0 && Double.isNaN(number[column]));
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
        if (utf8Length[column] > 0) {
            return new String(utf8[column], utf8Start[column], utf8Length[column], StandardCharsets.UTF_8);
        }
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
        Arrays.fill(utf8Length, 0, names.size(), 0);
    }
}
