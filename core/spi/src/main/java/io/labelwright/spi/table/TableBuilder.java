package io.labelwright.spi.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects rows into a {@link Table}, cutting segments as they fill. Not for use by several threads. */
public final class TableBuilder implements Rows {

    private final TableKind kind;
    private final List<ColumnSpec> specs = new ArrayList<>();
    private Cells[] cells = new Cells[0];
    private final List<Segment> segments = new ArrayList<>();
    private long cutRows;
    private int rows;

    /** A table with the kind's own columns only. */
    public TableBuilder(TableKind kind) {
        this(kind, List.of(), Map.of());
    }

    /**
     * A table with more columns than its kind's.
     *
     * @param extra columns after the fixed ones
     * @param dictionaries given dictionaries of NAME columns, by column name: such a column takes codes of that
     *     dictionary, and text that is in it
     */
    public TableBuilder(TableKind kind, List<ColumnSpec> extra, Map<String, Dictionary> dictionaries) {
        this.kind = kind;
        kind.columns().forEach(spec -> addColumn(spec, dictionaries.get(spec.name())));
        extra.forEach(spec -> addColumn(spec, dictionaries.get(spec.name())));
    }

    /**
     * Appends a column; its cells in rows that were ended before are missing.
     *
     * @return its index
     */
    public int addColumn(ColumnSpec spec) {
        return addColumn(spec, null);
    }

    private int addColumn(ColumnSpec spec, @Nullable Dictionary given) {
        specs.add(spec);
        cells = Arrays.copyOf(cells, specs.size());
        cells[cells.length - 1] = switch (spec.type()) {
            case NAME -> new NameCells(given, new Dictionary.Builder());
            case TEXT -> new TextCells();
            case NUMBER -> new NumberCells();
            case INTEGER, BOOLEAN -> new IntegerCells(spec.type());
        };
        return cells.length - 1;
    }

    /** Lets a NAME column without rows use a vocabulary that other tables under construction use too. */
    public TableBuilder share(int column, Dictionary.Builder vocabulary) {
        cells[column] = new NameCells(null, vocabulary);
        return this;
    }

    /** All columns, the fixed ones first. */
    public List<ColumnSpec> columns() {
        return Collections.unmodifiableList(specs);
    }

    @Override
    public Rows text(int column, @Nullable String value) {
        cells[column].text(rows, value);
        return this;
    }

    /** Sets a TEXT cell to a text that is UTF-8 already. */
    public TableBuilder text(int column, byte[] utf8, int from, int to) {
        ((TextCells) cells[column]).text(rows, utf8, from, to);
        return this;
    }

    @Override
    public Rows code(int column, int code) {
        cells[column].code(rows, code);
        return this;
    }

    /** The code that a NAME column of this table uses for some characters, added when new; for {@link #code}. */
    public int codeOf(int column, char[] chars, int offset, int length) {
        return ((NameCells) cells[column]).builder().add(chars, offset, length);
    }

    /** The code that a NAME column of this table uses for a text of a dictionary, added when new. */
    public int codeOf(int column, Dictionary texts, int code) {
        return ((NameCells) cells[column]).builder().add(texts, code);
    }

    /** The text behind a code given out by {@link #codeOf}. */
    public String nameOf(int column, int code) {
        return ((NameCells) cells[column]).builder().get(code);
    }

    @Override
    public Rows number(int column, double value) {
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "column " + specs.get(column).name() + " of " + kind.word() + " takes no infinite number");
        }
        cells[column].number(rows, value);
        return this;
    }

    @Override
    public Rows numbers(int column, double[] values, int offset, int count) {
        for (int i = 0; i < count; i++) {
            number(column + i, values[offset + i]);
        }
        return this;
    }

    @Override
    public Rows integer(int column, long value) {
        cells[column].integer(rows, value);
        return this;
    }

    @Override
    public Rows bool(int column, boolean value) {
        cells[column].integer(rows, value ? 1 : 0);
        return this;
    }

    @Override
    public void end() {
        rows++;
        if (rows == Segment.MAX_ROWS) {
            cut();
        }
    }

    /** How many rows may be set at once now: up to where the next segment begins. */
    public int room() {
        return Segment.MAX_ROWS - rows;
    }

    /**
     * Sets the cells of a NAME column in the next {@code count} rows, at most {@link #room}; -1 is none.
     *
     * @param offset where the codes start in the array
     */
    public TableBuilder codes(int column, int[] codes, int offset, int count) {
        ((NameCells) cells[column]).codes(rows, codes, offset, count);
        return this;
    }

    /** Sets the cells of a NAME column in the next {@code count} rows, at most {@link #room}, to one code. */
    public TableBuilder sameCode(int column, int code, int count) {
        ((NameCells) cells[column]).sameCode(rows, code, count);
        return this;
    }

    /** Sets the cells of an INTEGER column in the next {@code count} rows, at most {@link #room}. */
    public TableBuilder integers(int column, long[] values, int offset, int count) {
        ((IntegerCells) cells[column]).integers(rows, values, offset, count);
        return this;
    }

    /** Ends as many rows at once, at most {@link #room}. */
    public void end(int count) {
        if (count < 0 || count > room()) {
            throw new IllegalArgumentException(count + " rows at once, where " + room() + " have room");
        }
        rows += count;
        if (rows == Segment.MAX_ROWS) {
            cut();
        }
    }

    /** Sets a cell to what another table's column of the same type holds in a row. */
    public TableBuilder copy(int column, Column from, int row) {
        if (!from.isMissing(row)) {
            switch (from.type()) {
                case NAME, TEXT -> text(column, from.text(row));
                case NUMBER -> number(column, from.number(row));
                case INTEGER, BOOLEAN -> integer(column, from.integer(row));
            }
        }
        return this;
    }

    /** How many rows were ended so far. */
    public long size() {
        return cutRows + rows;
    }

    /** The table. The builder must not be used afterwards. */
    public Table build() {
        if (rows > 0) {
            cut();
        }
        var dictionaries = new Dictionary[cells.length];
        for (int c = 0; c < cells.length; c++) {
            dictionaries[c] = cells[c] instanceof NameCells names ? names.dictionary() : Dictionary.empty();
        }
        var finished = new ArrayList<Segment>(segments.size());
        for (Segment segment : segments) {
            var columns = new ArrayList<Column>(cells.length);
            for (int c = 0; c < cells.length; c++) {
                Column column = c < segment.columns().size() ? segment.column(c) : cells[c].absent(segment.rows());
                columns.add(column instanceof RawNames raw ? raw.with(dictionaries[c]) : column);
            }
            finished.add(new Segment(segment.rows(), columns));
        }
        return new Table(kind, specs, finished);
    }

    private void cut() {
        var columns = new ArrayList<Column>(cells.length);
        for (Cells cell : cells) {
            columns.add(cell.cut(rows));
        }
        segments.add(new Segment(rows, columns));
        cutRows += rows;
        rows = 0;
    }

    /** Codes of a segment whose dictionary is still growing. */
    private record RawNames(Column packed) implements Column {
        @Override
        public ColumnType type() {
            return ColumnType.NAME;
        }

        @Override
        public int rows() {
            return packed.rows();
        }

        @Override
        public boolean isMissing(int row) {
            return packed.isMissing(row);
        }

        Column with(Dictionary dictionary) {
            return Columns.withDictionary(packed, dictionary);
        }
    }

    /**
     * The cells of the segment at hand. What is done for nearly all cells stands in methods of few lines, and what
     * makes room in others that are seldom called: all of the former become part of the loop that writes rows, and the
     * latter took the JVM's compiler a second.
     */
    private abstract static class Cells {

        void text(int row, @Nullable String value) {
            throw new IllegalArgumentException("not a column of text");
        }

        void code(int row, int code) {
            throw new IllegalArgumentException("not a column of names");
        }

        void number(int row, double value) {
            throw new IllegalArgumentException("not a column of numbers");
        }

        void integer(int row, long value) {
            throw new IllegalArgumentException("not a column of integers");
        }

        abstract Column cut(int rows);

        abstract Column absent(int rows);
    }

    private static final class NameCells extends Cells {
        private final @Nullable Dictionary given;
        private final Dictionary.@Nullable Builder own;
        /** Rows from the first on that all have {@link #sameCode}: many columns are so from end to end. */
        private int same;

        private int sameCode = -1;
        /** The codes of all rows, once they differ; -1 beyond. */
        private int[] codes = new int[0];

        private boolean differ;
        private @Nullable String lastText;
        private int lastCode;
        private @Nullable String earlierText;
        private int earlierCode;

        NameCells(@Nullable Dictionary given, Dictionary.Builder vocabulary) {
            this.given = given;
            this.own = given == null ? vocabulary : null;
        }

        @Override
        Column absent(int rows) {
            return new RawNames(Columns.sameName(Dictionary.empty(), -1, rows));
        }

        Dictionary.Builder builder() {
            if (own == null) {
                throw new IllegalStateException("the column has a given dictionary");
            }
            return own;
        }

        @Override
        void text(int row, @Nullable String value) {
            code(row, value == null ? -1 : sameAsBefore(value) ? lastCode : recall(value));
        }

        /** Most columns of names repeat one constant: its code need not be looked up in every row. */
        @SuppressWarnings("StringEquality")
        private boolean sameAsBefore(String value) {
            return value == lastText;
        }

        /** And many have another one now and then. */
        @SuppressWarnings("StringEquality")
        private int recall(String value) {
            int code = value == earlierText ? earlierCode : codeOf(value);
            earlierText = lastText;
            earlierCode = lastCode;
            lastText = value;
            lastCode = code;
            return code;
        }

        private int codeOf(String value) {
            int code = own != null ? own.add(value) : given == null ? -1 : given.find(value);
            if (code < 0) {
                throw new IllegalArgumentException("'" + value + "' is not among the column's names");
            }
            return code;
        }

        @Override
        void code(int row, int code) {
            if (differ && row < codes.length && code >= -1) {
                codes[row] = code;
            } else if (!differ && row > 0 && row <= same && code == sameCode) {
                same = row + 1;
            } else {
                otherCode(row, code);
            }
        }

        private void otherCode(int row, int code) {
            if (code < -1) {
                throw new IllegalArgumentException("the code of a name is 0 or more, or -1 for none, not " + code);
            }
            if (!differ && row <= same && (row == 0 || code == sameCode)) {
                sameCode = code;
                same = row + 1;
                return;
            }
            spread(row + 1);
            codes[row] = code;
        }

        /** Makes room for codes of so many rows, which differ. */
        private void spread(int rows) {
            if (rows > codes.length) {
                int before = codes.length;
                codes = Arrays.copyOf(codes, Math.max(rows, Math.max(256, before * 4)));
                Arrays.fill(codes, before, codes.length, -1);
            }
            if (!differ) {
                Arrays.fill(codes, 0, same, sameCode);
                differ = true;
            }
        }

        void codes(int row, int[] values, int offset, int count) {
            int least = -1;
            for (int i = offset; i < offset + count; i++) {
                least = Math.min(least, values[i]);
            }
            int done = 0;
            // Rows that are the same as those before stay without memory.
            while (least == -1 && !differ && done < count) {
                code(row + done, values[offset + done]);
                done++;
            }
            if (least < -1) {
                code(row, least);
            }
            if (done < count) {
                spread(row + count);
                System.arraycopy(values, offset + done, codes, row + done, count - done);
            }
        }

        void sameCode(int row, int code, int count) {
            if (count > 0 && !differ && code >= 0 && row <= same && (row == 0 || code == sameCode)) {
                sameCode = code;
                same = row + count;
                return;
            }
            for (int i = 0; i < count; i++) {
                code(row + i, code);
            }
        }

        @Override
        Column cut(int rows) {
            Dictionary dictionary = given == null ? Dictionary.empty() : given;
            Column packed;
            // Rows beyond the same ones are missing, as those are where their code is none.
            if (!differ && (same == rows || sameCode < 0)) {
                packed = Columns.sameName(dictionary, sameCode, rows);
            } else {
                code(rows - 1, differ && rows <= codes.length ? codes[rows - 1] : -1);
                packed = Columns.names(dictionary, codes, rows);
                Arrays.fill(codes, -1);
            }
            same = 0;
            sameCode = -1;
            differ = false;
            return own == null ? packed : new RawNames(packed);
        }

        Dictionary dictionary() {
            return own != null ? own.build() : given == null ? Dictionary.empty() : given;
        }
    }

    private static final class NumberCells extends Cells {
        private double[] values = new double[0];

        @Override
        Column absent(int rows) {
            return Columns.missing(ColumnType.NUMBER, rows);
        }

        @Override
        void number(int row, double value) {
            if (row >= values.length) {
                grow(row + 1);
            }
            values[row] = value;
        }

        private void grow(int rows) {
            int before = values.length;
            values = Arrays.copyOf(values, Math.max(rows, Math.max(256, before * 4)));
            Arrays.fill(values, before, values.length, Double.NaN);
        }

        @Override
        Column cut(int rows) {
            if (values.length == 0) {
                return Columns.missing(ColumnType.NUMBER, rows);
            }
            number(rows - 1, rows <= values.length ? values[rows - 1] : Double.NaN);
            Column column = Columns.numbers(Arrays.copyOf(values, rows), rows);
            values = new double[0];
            return column;
        }
    }

    private static final class IntegerCells extends Cells {
        private final ColumnType type;
        private long[] values = new long[0];

        IntegerCells(ColumnType type) {
            this.type = type;
        }

        @Override
        Column absent(int rows) {
            return Columns.missing(type, rows);
        }

        @Override
        void integer(int row, long value) {
            if (row >= values.length) {
                reserve(row + 1);
            }
            values[row] = value;
        }

        void integers(int row, long[] source, int offset, int count) {
            reserve(row + count);
            System.arraycopy(source, offset, values, row, count);
        }

        private void reserve(int rows) {
            if (rows > values.length) {
                int before = values.length;
                values = Arrays.copyOf(values, Math.max(rows, Math.max(256, before * 4)));
                Arrays.fill(values, before, values.length, Long.MIN_VALUE);
            }
        }

        @Override
        Column cut(int rows) {
            if (values.length == 0) {
                return Columns.missing(type, rows);
            }
            integer(rows - 1, rows <= values.length ? values[rows - 1] : Long.MIN_VALUE);
            Column column = Columns.integers(type, Arrays.copyOf(values, rows), rows);
            values = new long[0];
            return column;
        }
    }

    private static final class TextCells extends Cells {
        private byte[] utf8 = new byte[0];
        private int[] ends = new int[0];
        private int filled;
        /** How many bytes the segment before had. */
        private int before;

        @Override
        Column absent(int rows) {
            return Columns.missing(ColumnType.TEXT, rows);
        }

        @Override
        void text(int row, @Nullable String value) {
            fill(row);
            if (value == null) {
                pushMissing();
            } else {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                push(bytes, 0, bytes.length);
            }
        }

        void text(int row, byte[] bytes, int from, int to) {
            fill(row);
            push(bytes, from, to - from);
        }

        private void fill(int rows) {
            while (filled < rows) {
                pushMissing();
            }
        }

        private int start() {
            return filled == 0 ? 0 : ends[filled - 1] < 0 ? ~ends[filled - 1] : ends[filled - 1];
        }

        private void pushMissing() {
            int start = start();
            reserveRow();
            ends[filled++] = ~start;
        }

        private void reserveRow() {
            if (filled == ends.length) {
                ends = Arrays.copyOf(ends, Math.max(256, filled * 2));
            }
        }

        private void push(byte[] bytes, int from, int count) {
            int start = start();
            reserveRow();
            if ((long) start + count > Integer.MAX_VALUE - 16) {
                throw new IllegalStateException("over 2 GiB of text in one segment");
            }
            if (utf8.length == 0) {
                utf8 = new byte[Math.max(count, before + before / 32)];
            }
            if (start + count > utf8.length) {
                utf8 = Arrays.copyOf(
                        utf8, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(start + count, 2L * utf8.length)));
            }
            System.arraycopy(bytes, from, utf8, start, count);
            ends[filled++] = start + count;
        }

        @Override
        Column cut(int rows) {
            if (filled == 0) {
                return Columns.missing(ColumnType.TEXT, rows);
            }
            fill(rows);
            int last = ends[rows - 1] < 0 ? ~ends[rows - 1] : ends[rows - 1];
            // What is a little too long is not worth a copy.
            boolean fits = utf8.length - last <= last / 16;
            Column column = Columns.texts(fits ? utf8 : Arrays.copyOf(utf8, last), Arrays.copyOf(ends, rows), rows);
            before = last;
            utf8 = new byte[0];
            ends = new int[0];
            filled = 0;
            return column;
        }
    }
}
