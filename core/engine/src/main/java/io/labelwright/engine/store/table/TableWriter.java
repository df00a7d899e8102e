package io.labelwright.engine.store.table;

import io.labelwright.engine.store.file.HashedOutput;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes one table: gathers each column over 65,536 rows at a time, finds its encoding, and copies it out in bulk. */
final class TableWriter {

    private final Table table;
    private final HashedOutput out;
    private final int[] codes;
    private final long[] longs;
    private final double[] doubles;

    TableWriter(Table table, HashedOutput out) {
        this.table = table;
        this.out = out;
        int most = (int) Math.min(Segment.MAX_ROWS, table.rows());
        this.codes = new int[most];
        this.longs = new long[most];
        this.doubles = new double[most];
    }

    void write() throws IOException {
        out.write(TableFile.MAGIC.getBytes(StandardCharsets.US_ASCII));
        out.write(TableFile.VERSION);
        writeText(table.kind().word());
        List<ColumnSpec> columns = table.columns();
        out.putInt(columns.size());
        for (ColumnSpec column : columns) {
            writeText(column.name());
            out.write(TableFile.letter(column.type()));
        }
        long rows = table.rows();
        out.putLong(rows);
        if (rows > 0) {
            writeDictionaries();
            writeSegments(rows);
        }
    }

    private void writeDictionaries() throws IOException {
        var before = new Dictionary[table.columns().size()];
        int count = 0;
        for (int c = 0; c < table.columns().size(); c++) {
            if (table.columns().get(c).type() == ColumnType.NAME) {
                Dictionary dictionary = dictionaryOf(c);
                int same = 0;
                while (same < count && !before[same].equals(dictionary)) {
                    same++;
                }
                before[count++] = dictionary;
                if (same < count - 1) {
                    out.putInt(~same);
                } else {
                    writeDictionary(dictionary);
                }
            }
        }
    }

    private Dictionary dictionaryOf(int column) {
        Dictionary dictionary = table.dictionary(column);
        for (Segment segment : table.segments()) {
            Dictionary other = segment.column(column).dictionary();
            if (!other.equals(dictionary)) {
                throw new IllegalArgumentException(
                        "column '" + table.columns().get(column).name() + "' of "
                                + table.kind().word() + " has two dictionaries");
            }
        }
        return dictionary;
    }

    private void writeDictionary(Dictionary dictionary) throws IOException {
        int size = dictionary.size();
        out.putInt(size);
        out.putInt(dictionary.utf8Length());
        for (int done = 0; done < size; ) {
            int part = Math.min(codes.length, size - done);
            for (int i = 0; i < part; i++) {
                codes[i] = dictionary.end(done + i);
            }
            out.putInts(codes, part);
            done += part;
        }
        out.write(dictionary.utf8(), 0, dictionary.utf8Length());
    }

    private void writeSegments(long rows) throws IOException {
        // Where the next rows come from: a segment of the table and a row in it.
        int segment = 0;
        int from = 0;
        for (long done = 0; done < rows; ) {
            int count = (int) Math.min(Segment.MAX_ROWS, rows - done);
            for (int c = 0; c < table.columns().size(); c++) {
                if (writeConstant(c, segment, from, count)) {
                    continue;
                }
                switch (table.columns().get(c).type()) {
                    case NAME -> writeNames(c, segment, from, count);
                    case NUMBER -> writeNumbers(c, segment, from, count);
                    case INTEGER, BOOLEAN -> writeIntegers(c, segment, from, count);
                    case TEXT -> writeTexts(c, segment, from, count);
                }
            }
            done += count;
            for (int left = count; left > 0; ) {
                int part = Math.min(left, table.segments().get(segment).rows() - from);
                left -= part;
                from += part;
                if (from == table.segments().get(segment).rows()) {
                    segment++;
                    from = 0;
                }
            }
        }
    }

    /** Writes cells that say themselves that they are all the same, as {@link #write} would after a look at each. */
    private boolean writeConstant(int c, int segment, int from, int count) throws IOException {
        Segment source = table.segments().get(segment);
        Column column = source.column(c);
        if (!column.isConstant() || source.rows() - from < count) {
            return false;
        }
        if (column.isMissing(from)) {
            out.write(TableFile.MISSING);
            return true;
        }
        return switch (column.type()) {
            case NAME -> {
                int code = column.code(from);
                if (code >= table.dictionary(c).size()) {
                    // Refused with the others.
                    yield false;
                }
                out.write(TableFile.SAME);
                out.putInt(code);
                yield true;
            }
            case NUMBER -> {
                doubles[0] = column.number(from);
                out.write(TableFile.SAME);
                out.putDoubles(doubles, 1);
                yield true;
            }
            default -> false;
        };
    }

    /** Takes a piece of a column; {@code at} is where the piece goes in the new segment. */
    @FunctionalInterface
    private interface Piece {
        void copy(Column column, int from, int count, int at);
    }

    private void gather(int column, int segment, int from, int count, Piece piece) {
        int s = segment;
        int start = from;
        for (int at = 0; at < count; s++, start = 0) {
            Segment source = table.segments().get(s);
            int part = Math.min(count - at, source.rows() - start);
            if (part > 0) {
                piece.copy(source.column(column), start, part, at);
            }
            at += part;
        }
    }

    private void writeNames(int column, int segment, int from, int count) throws IOException {
        gather(column, segment, from, count, (source, start, part, at) -> source.codes(start, part, codes, at));
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, codes[i]);
            most = Math.max(most, codes[i]);
        }
        if (most >= table.dictionary(column).size() || least < -1) {
            throw new IllegalArgumentException(
                    "column '" + table.columns().get(column).name() + "' of "
                            + table.kind().word() + " has codes from " + least + " to " + most + ", its dictionary "
                            + table.dictionary(column).size() + " texts");
        }
        if (least == most) {
            if (most < 0) {
                out.write(TableFile.MISSING);
            } else {
                out.write(TableFile.SAME);
                out.putInt(most);
            }
        } else {
            writePacked(least, most, count);
        }
    }

    private void writePacked(int least, int most, int count) throws IOException {
        if (least >= Byte.MIN_VALUE && most <= Byte.MAX_VALUE) {
            out.write(TableFile.BYTES);
            out.putBytes(codes, count);
        } else if (least >= Short.MIN_VALUE && most <= Short.MAX_VALUE) {
            out.write(TableFile.SHORTS);
            out.putShorts(codes, count);
        } else {
            out.write(TableFile.INTS);
            out.putInts(codes, count);
        }
    }

    private void writeNumbers(int column, int segment, int from, int count) throws IOException {
        gather(column, segment, from, count, (source, start, part, at) -> source.numbers(start, part, doubles, at));
        long first = Double.doubleToLongBits(doubles[0]);
        boolean same = true;
        for (int i = 0; i < count; i++) {
            same &= Double.doubleToLongBits(doubles[i]) == first;
            if (Double.isNaN(doubles[i])) {
                doubles[i] = Double.NaN;
            }
        }
        if (same && Double.isNaN(doubles[0])) {
            out.write(TableFile.MISSING);
        } else if (same) {
            out.write(TableFile.SAME);
            out.putDoubles(doubles, 1);
        } else {
            out.write(TableFile.DOUBLES);
            out.putDoubles(doubles, count);
        }
    }

    private void writeIntegers(int column, int segment, int from, int count) throws IOException {
        gather(column, segment, from, count, (source, start, part, at) -> source.integers(start, part, longs, at));
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        boolean missing = false;
        long step = count > 1 ? longs[1] - longs[0] : 0;
        boolean steps = true;
        for (int i = 0; i < count; i++) {
            long value = longs[i];
            steps &= value == longs[0] + i * step;
            if (value == Long.MIN_VALUE) {
                missing = true;
            } else {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (least > most) {
            out.write(TableFile.MISSING);
        } else if (steps && !missing) {
            out.write(TableFile.STEPS);
            out.putLong(longs[0]);
            out.putLong(step);
        } else if (least > Integer.MIN_VALUE && most <= Integer.MAX_VALUE) {
            writeNarrow(least, most, count);
        } else {
            out.write(TableFile.LONGS);
            out.putLongs(longs, count);
        }
    }

    private void writeNarrow(long least, long most, int count) throws IOException {
        boolean bytes = least > Byte.MIN_VALUE && most <= Byte.MAX_VALUE;
        boolean shorts = least > Short.MIN_VALUE && most <= Short.MAX_VALUE;
        int none = bytes ? Byte.MIN_VALUE : shorts ? Short.MIN_VALUE : Integer.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            codes[i] = longs[i] == Long.MIN_VALUE ? none : (int) longs[i];
        }
        writePacked(bytes || shorts ? none : Integer.MIN_VALUE, (int) most, count);
    }

    private void writeTexts(int column, int segment, int from, int count) throws IOException {
        Segment source = table.segments().get(segment);
        if (from == 0 && count == source.rows() && writeTexts(Columns.utf8(source.column(column)), count)) {
            return;
        }
        var texts = new Texts();
        gather(column, segment, from, count, texts::append);
        writeTexts(new Columns.Utf8(texts.bytes, codes), count);
    }

    /** Writes texts that lie as they are written, without a copy of what may be many megabytes; false for others. */
    private boolean writeTexts(Columns.Utf8 texts, int count) throws IOException {
        int length = 0;
        boolean present = false;
        for (int i = 0; i < count; i++) {
            int end = texts.ends()[i];
            if (end < 0 && ~end != length) {
                return false;
            }
            present |= end >= 0;
            length = end < 0 ? ~end : end;
        }
        if (!present) {
            out.write(TableFile.MISSING);
            return true;
        }
        out.write(TableFile.TEXTS);
        out.putInts(texts.ends(), count);
        out.write(texts.bytes(), 0, length);
        return true;
    }

    /** The texts of one new segment; their ends go to {@link #codes}. */
    private final class Texts {
        private byte[] bytes = new byte[0];
        private int length;

        void append(Column column, int from, int count, int at) {
            Columns.Utf8 utf8 = Columns.utf8(column);
            for (int i = 0; i < count; i++) {
                int end = utf8.ends()[from + i];
                if (end < 0) {
                    codes[at + i] = ~length;
                    continue;
                }
                int before = from + i == 0 ? 0 : utf8.ends()[from + i - 1];
                int start = before < 0 ? ~before : before;
                reserve(end - start);
                System.arraycopy(utf8.bytes(), start, bytes, length, end - start);
                length += end - start;
                codes[at + i] = length;
            }
        }

        private void reserve(int more) {
            long needed = (long) length + more;
            if (needed > Integer.MAX_VALUE - 16) {
                throw new IllegalArgumentException("over 2 GiB of text in " + Segment.MAX_ROWS + " rows of "
                        + table.kind().word());
            }
            if (needed > bytes.length) {
                long larger = Math.max(needed, Math.max(1 << 12, 2L * bytes.length));
                bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16, larger));
            }
        }
    }

    private void writeText(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.putInt(utf8.length);
        out.write(utf8);
    }
}
