package io.labelwright.spi.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes columns from arrays. The arrays are taken over, not copied: the caller must not change them afterwards. */
public final class Columns {

    private Columns() {}

    /** A NAME column. Codes are packed into bytes or shorts where they fit. */
    public static Column names(Dictionary dictionary, int[] codes, int rows) {
        int max = -1;
        boolean same = true;
        for (int i = 0; i < rows; i++) {
            max = Math.max(max, codes[i]);
            same &= codes[i] == codes[0];
        }
        if (same) {
            return new SameName(dictionary, rows == 0 ? -1 : codes[0], rows);
        }
        if (max <= Byte.MAX_VALUE) {
            var packed = new byte[rows];
            for (int i = 0; i < rows; i++) {
                packed[i] = (byte) codes[i];
            }
            return new ByteNames(dictionary, packed);
        }
        if (max <= Short.MAX_VALUE) {
            var packed = new short[rows];
            for (int i = 0; i < rows; i++) {
                packed[i] = (short) codes[i];
            }
            return new ShortNames(dictionary, packed);
        }
        return new IntNames(dictionary, Arrays.copyOf(codes, rows));
    }

    /** A NAME column whose cells all have one code (-1: all missing). */
    public static Column sameName(Dictionary dictionary, int code, int rows) {
        return new SameName(dictionary, code, rows);
    }

    /** The same codes over another dictionary, for code that packs before the dictionary is complete. */
    static Column withDictionary(Column names, Dictionary dictionary) {
        if (names instanceof SameName same) {
            return new SameName(dictionary, same.code(), same.rows());
        }
        if (names instanceof ByteNames bytes) {
            return new ByteNames(dictionary, bytes.codes);
        }
        if (names instanceof ShortNames shorts) {
            return new ShortNames(dictionary, shorts.codes);
        }
        return new IntNames(dictionary, ((IntNames) names).codes);
    }

    /** A NUMBER column; NaN is missing. Takes no memory when all values are the same bits. */
    public static Column numbers(double[] values, int rows) {
        if (rows > 0 && !Double.isNaN(values[0])) {
            long bits = Double.doubleToRawLongBits(values[0]);
            int row = 1;
            while (row < rows && Double.doubleToRawLongBits(values[row]) == bits) {
                row++;
            }
            if (row == rows) {
                return sameNumber(values[0], rows);
            }
        }
        for (int i = 0; i < rows; i++) {
            if (!Double.isNaN(values[i])) {
                return new Numbers(values.length == rows ? values : Arrays.copyOf(values, rows));
            }
        }
        return new Missing(ColumnType.NUMBER, rows);
    }

    /** A NUMBER column whose cells all have one value (NaN: all missing). */
    public static Column sameNumber(double value, int rows) {
        return Double.isNaN(value) ? new Missing(ColumnType.NUMBER, rows) : new SameNumber(value, rows);
    }

    /** An INTEGER or BOOLEAN column; {@link Long#MIN_VALUE} is missing. */
    public static Column integers(ColumnType type, long[] values, int rows) {
        if (rows > 0 && values[0] != Long.MIN_VALUE) {
            // Line numbers and ranks: mostly one more than the row before.
            long step = rows > 1 ? values[1] - values[0] : 0;
            int row = 1;
            while (row < rows && values[row] != Long.MIN_VALUE && values[row] == values[0] + row * step) {
                row++;
            }
            if (row == rows) {
                return steps(type, values[0], step, rows);
            }
        }
        for (int i = 0; i < rows; i++) {
            if (values[i] != Long.MIN_VALUE) {
                return new Integers(type, values.length == rows ? values : Arrays.copyOf(values, rows));
            }
        }
        return new Missing(type, rows);
    }

    /** An INTEGER or BOOLEAN column of {@code first}, {@code first + step} and so on; none of them is missing. */
    public static Column steps(ColumnType type, long first, long step, int rows) {
        return new Steps(type, first, step, rows);
    }

    /** A TEXT column: UTF-8 of all rows one after the other, where each ends; {@code ~end} marks a missing cell. */
    public static Column texts(byte[] utf8, int[] ends, int rows) {
        return new Texts(utf8, ends, rows);
    }

    /**
     * The UTF-8 of a TEXT column's cells.
     *
     * @param bytes all cells one after the other; shared: read only
     * @param ends where each cell ends; {@code ~end} marks a missing cell. A cell starts where the one before it ends;
     *     shared: read only
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Utf8(byte[] bytes, int[] ends) {

        private static final Utf8 NOTHING = new Utf8(new byte[0], new int[0]);

        /** Where the cell of a row starts in the bytes. */
        public int start(int row) {
            int before = row == 0 ? 0 : ends[row - 1];
            return before < 0 ? ~before : before;
        }
    }

    /** The cells of a TEXT column as {@link #utf8}; nothing for columns of other types. */
    public static Utf8 utf8OrNothing(Column column) {
        return column.type() == ColumnType.TEXT ? utf8(column) : Utf8.NOTHING;
    }

    /** The cells of a TEXT column as UTF-8, without a string per cell where the column holds them so. */
    public static Utf8 utf8(Column texts) {
        if (texts instanceof Texts held) {
            return new Utf8(held.utf8, held.ends);
        }
        var bytes = new ByteArrayOutputStream();
        var ends = new int[texts.rows()];
        for (int row = 0; row < ends.length; row++) {
            String text = texts.text(row);
            if (text != null) {
                bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
            ends[row] = text == null ? ~bytes.size() : bytes.size();
        }
        return new Utf8(bytes.toByteArray(), ends);
    }

    /** A column without values. NAME columns without values are made by {@link #sameName}. */
    public static Column missing(ColumnType type, int rows) {
        return type == ColumnType.NAME ? new SameName(Dictionary.empty(), -1, rows) : new Missing(type, rows);
    }

    private record SameName(Dictionary dictionary, int code, int rows) implements Column {
        @Override
        public boolean isConstant() {
            return true;
        }

        @Override
        public ColumnType type() {
            return ColumnType.NAME;
        }

        @Override
        public boolean isMissing(int row) {
            return code < 0;
        }

        @Override
        public @Nullable String text(int row) {
            return code < 0 ? null : dictionary.get(code);
        }

        @Override
        public int code(int row) {
            return code;
        }

        @Override
        public void codes(int from, int count, int[] into, int at) {
            Arrays.fill(into, at, at + count, code);
        }
    }

    private abstract static class Names implements Column {
        private final Dictionary dictionary;

        Names(Dictionary dictionary) {
            this.dictionary = dictionary;
        }

        @Override
        public ColumnType type() {
            return ColumnType.NAME;
        }

        @Override
        public boolean isMissing(int row) {
            return code(row) < 0;
        }

        @Override
        public @Nullable String text(int row) {
            int code = code(row);
            return code < 0 ? null : dictionary.get(code);
        }

        @Override
        public Dictionary dictionary() {
            return dictionary;
        }
    }

    private static final class ByteNames extends Names {
        private final byte[] codes;

        ByteNames(Dictionary dictionary, byte[] codes) {
            super(dictionary);
            this.codes = codes;
        }

        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public int code(int row) {
            return codes[row];
        }

        @Override
        public void codes(int from, int count, int[] into, int at) {
            for (int i = 0; i < count; i++) {
                into[at + i] = codes[from + i];
            }
        }
    }

    private static final class ShortNames extends Names {
        private final short[] codes;

        ShortNames(Dictionary dictionary, short[] codes) {
            super(dictionary);
            this.codes = codes;
        }

        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public int code(int row) {
            return codes[row];
        }

        @Override
        public void codes(int from, int count, int[] into, int at) {
            for (int i = 0; i < count; i++) {
                into[at + i] = codes[from + i];
            }
        }
    }

    private static final class IntNames extends Names {
        private final int[] codes;

        IntNames(Dictionary dictionary, int[] codes) {
            super(dictionary);
            this.codes = codes;
        }

        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public int code(int row) {
            return codes[row];
        }

        @Override
        public void codes(int from, int count, int[] into, int at) {
            System.arraycopy(codes, from, into, at, count);
        }
    }

    private static final class Numbers implements Column {
        private final double[] values;

        Numbers(double[] values) {
            this.values = values;
        }

        @Override
        public ColumnType type() {
            return ColumnType.NUMBER;
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isMissing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public double number(int row) {
            return values[row];
        }

        @Override
        public void numbers(int from, int count, double[] into, int at) {
            System.arraycopy(values, from, into, at, count);
        }
    }

    private record SameNumber(double value, int rows) implements Column {
        @Override
        public boolean isConstant() {
            return true;
        }

        @Override
        public ColumnType type() {
            return ColumnType.NUMBER;
        }

        @Override
        public boolean isMissing(int row) {
            return false;
        }

        @Override
        public double number(int row) {
            return value;
        }

        @Override
        public void numbers(int from, int count, double[] into, int at) {
            Arrays.fill(into, at, at + count, value);
        }
    }

    private static final class Integers implements Column {
        private final ColumnType type;
        private final long[] values;

        Integers(ColumnType type, long[] values) {
            this.type = type;
            this.values = values;
        }

        @Override
        public ColumnType type() {
            return type;
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isMissing(int row) {
            return values[row] == Long.MIN_VALUE;
        }

        @Override
        public long integer(int row) {
            return values[row];
        }

        @Override
        public void integers(int from, int count, long[] into, int at) {
            System.arraycopy(values, from, into, at, count);
        }

        @Override
        public double number(int row) {
            return isMissing(row) ? Double.NaN : values[row];
        }
    }

    private record Steps(ColumnType type, long first, long step, int rows) implements Column {
        @Override
        public boolean isMissing(int row) {
            return false;
        }

        @Override
        public long integer(int row) {
            return first + row * step;
        }

        @Override
        public double number(int row) {
            return integer(row);
        }

        @Override
        public void integers(int from, int count, long[] into, int at) {
            for (int i = 0; i < count; i++) {
                into[at + i] = first + (from + i) * step;
            }
        }
    }

    private record Missing(ColumnType type, int rows) implements Column {
        @Override
        public boolean isConstant() {
            return true;
        }

        @Override
        public boolean isMissing(int row) {
            return true;
        }

        @Override
        public @Nullable String text(int row) {
            if (type != ColumnType.TEXT) {
                return Column.super.text(row);
            }
            return null;
        }

        @Override
        public double number(int row) {
            return type == ColumnType.TEXT ? Column.super.number(row) : Double.NaN;
        }

        @Override
        public long integer(int row) {
            return type == ColumnType.INTEGER || type == ColumnType.BOOLEAN
                    ? Long.MIN_VALUE
                    : Column.super.integer(row);
        }

        @Override
        public void numbers(int from, int count, double[] into, int at) {
            Arrays.fill(into, at, at + count, number(from));
        }

        @Override
        public void integers(int from, int count, long[] into, int at) {
            Arrays.fill(into, at, at + count, integer(from));
        }
    }

    private static final class Texts implements Column {
        private final byte[] utf8;
        private final int[] ends;
        private final int rows;

        Texts(byte[] utf8, int[] ends, int rows) {
            this.utf8 = utf8;
            this.ends = ends;
            this.rows = rows;
        }

        @Override
        public ColumnType type() {
            return ColumnType.TEXT;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public boolean isMissing(int row) {
            return ends[row] < 0;
        }

        @Override
        public @Nullable String text(int row) {
            int end = ends[row];
            if (end < 0) {
                return null;
            }
            int start = row == 0 ? 0 : ends[row - 1] < 0 ? ~ends[row - 1] : ends[row - 1];
            return new String(utf8, start, end - start, StandardCharsets.UTF_8);
        }
    }
}
