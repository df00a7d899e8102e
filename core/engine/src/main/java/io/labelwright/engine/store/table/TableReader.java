package io.labelwright.engine.store.table;

import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.store.file.HashedInput;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one table and trusts nothing in it. */
final class TableReader {

    /** A column takes its name's length and its type. */
    private static final int LEAST_COLUMN_BYTES = Integer.BYTES + 1;

    private final HashedInput in;
    private final List<ColumnSpec> columns = new ArrayList<>();
    private final List<Dictionary> dictionaries = new ArrayList<>();
    private int[] codes = new int[0];

    TableReader(HashedInput in) {
        this.in = in;
    }

    Table read() throws IOException {
        String magic = new String(in.getBytes(TableFile.MAGIC.length()), StandardCharsets.ISO_8859_1);
        if (!magic.equals(TableFile.MAGIC)) {
            throw new CorruptFileException("it is no table");
        }
        int version = in.getByte();
        if (version != TableFile.VERSION) {
            throw new CorruptFileException("its format has version " + version + ", not " + TableFile.VERSION);
        }
        String word = readText();
        TableKind kind =
                TableKind.ofWord(word).orElseThrow(() -> new CorruptFileException("there is no table '" + word + "'"));
        int width = in.checkFits(in.getInt(), LEAST_COLUMN_BYTES);
        for (int c = 0; c < width; c++) {
            String name = readText();
            columns.add(new ColumnSpec(name, TableFile.type(in.getByte())));
        }
        long rows = in.getLong();
        // Each segment takes a byte per column at least.
        long segmentCount = rows / Segment.MAX_ROWS + (rows % Segment.MAX_ROWS == 0 ? 0 : 1);
        if (rows < 0 || (rows > 0 && (width == 0 || segmentCount > in.remaining() / width))) {
            throw new CorruptFileException("it announces " + rows + " rows");
        }
        List<Segment> segments = rows == 0 ? List.of() : readRows(rows);
        if (in.remaining() != 0) {
            throw new CorruptFileException(in.remaining() + " bytes follow the last row");
        }
        return new Table(kind, columns, segments);
    }

    private List<Segment> readRows(long rows) throws IOException {
        var seen = new ArrayList<Dictionary>();
        for (ColumnSpec column : columns) {
            Dictionary dictionary = Dictionary.empty();
            if (column.type() == ColumnType.NAME) {
                dictionary = readDictionary(seen);
                seen.add(dictionary);
            }
            dictionaries.add(dictionary);
        }
        codes = new int[(int) Math.min(Segment.MAX_ROWS, rows)];
        var segments = new ArrayList<Segment>();
        for (long done = 0; done < rows; ) {
            int count = (int) Math.min(Segment.MAX_ROWS, rows - done);
            var cells = new ArrayList<Column>(columns.size());
            for (int c = 0; c < columns.size(); c++) {
                cells.add(readCells(c, in.getByte(), count));
            }
            segments.add(new Segment(count, cells));
            done += count;
        }
        return segments;
    }

    private Dictionary readDictionary(List<Dictionary> before) throws IOException {
        int size = in.getInt();
        if (size < 0) {
            if (~size >= before.size()) {
                throw new CorruptFileException("dictionary " + before.size() + " is said to be " + ~size);
            }
            return before.get(~size);
        }
        int bytes = in.getInt();
        in.checkFits(bytes, 1);
        var ends = new int[in.checkFits(size, Integer.BYTES)];
        in.getInts(ends, size);
        try {
            return Dictionary.of(in.getBytes(bytes), ends);
        } catch (IllegalArgumentException e) {
            throw new CorruptFileException(String.valueOf(e.getMessage()));
        }
    }

    private Column readCells(int c, int encoding, int rows) throws IOException {
        ColumnType type = columns.get(c).type();
        return switch (type) {
            case NAME -> readNames(dictionaries.get(c), encoding, rows);
            case NUMBER -> readNumbers(encoding, rows);
            case INTEGER, BOOLEAN -> readIntegers(type, encoding, rows);
            case TEXT -> readTexts(encoding, rows);
        };
    }

    private Column readNames(Dictionary dictionary, int encoding, int rows) throws IOException {
        if (encoding == TableFile.MISSING) {
            return Columns.sameName(dictionary, -1, rows);
        }
        if (encoding == TableFile.SAME) {
            int code = in.getInt();
            checkCodes(code, code, dictionary);
            return Columns.sameName(dictionary, code, rows);
        }
        readPacked(encoding, rows);
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int i = 0; i < rows; i++) {
            least = Math.min(least, codes[i]);
            most = Math.max(most, codes[i]);
        }
        checkCodes(least, most, dictionary);
        return Columns.names(dictionary, codes, rows);
    }

    private static void checkCodes(int least, int most, Dictionary dictionary) throws CorruptFileException {
        if (least < -1 || most >= dictionary.size()) {
            throw new CorruptFileException(
                    "codes from " + least + " to " + most + " in a dictionary of " + dictionary.size());
        }
    }

    private void readPacked(int encoding, int rows) throws IOException {
        switch (encoding) {
            case TableFile.BYTES -> in.getBytes(codes, rows);
            case TableFile.SHORTS -> in.getShorts(codes, rows);
            case TableFile.INTS -> in.getInts(codes, rows);
            default -> throw unknown(encoding);
        }
    }

    private Column readNumbers(int encoding, int rows) throws IOException {
        if (encoding == TableFile.MISSING) {
            return Columns.missing(ColumnType.NUMBER, rows);
        }
        if (encoding == TableFile.SAME) {
            var value = new double[1];
            in.getDoubles(value, 1);
            return Columns.sameNumber(value[0], rows);
        }
        if (encoding != TableFile.DOUBLES) {
            throw unknown(encoding);
        }
        var values = new double[in.checkFits(rows, Double.BYTES)];
        in.getDoubles(values, rows);
        return Columns.numbers(values, rows);
    }

    private Column readIntegers(ColumnType type, int encoding, int rows) throws IOException {
        if (encoding == TableFile.MISSING) {
            return Columns.missing(type, rows);
        }
        if (encoding == TableFile.STEPS) {
            return Columns.steps(type, in.getLong(), in.getLong(), rows);
        }
        if (encoding == TableFile.LONGS) {
            var values = new long[in.checkFits(rows, Long.BYTES)];
            in.getLongs(values, rows);
            return Columns.integers(type, values, rows);
        }
        readPacked(encoding, rows);
        int none = switch (encoding) {
            case TableFile.BYTES -> Byte.MIN_VALUE;
            case TableFile.SHORTS -> Short.MIN_VALUE;
            default -> Integer.MIN_VALUE;
        };
        var values = new long[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = codes[i] == none ? Long.MIN_VALUE : codes[i];
        }
        return Columns.integers(type, values, rows);
    }

    private Column readTexts(int encoding, int rows) throws IOException {
        if (encoding == TableFile.MISSING) {
            return Columns.missing(ColumnType.TEXT, rows);
        }
        if (encoding != TableFile.TEXTS) {
            throw unknown(encoding);
        }
        in.checkFits(rows, Integer.BYTES);
        in.getInts(codes, rows);
        int length = 0;
        for (int i = 0; i < rows; i++) {
            int end = codes[i] < 0 ? ~codes[i] : codes[i];
            if (end < length || (codes[i] < 0 && end != length)) {
                throw new CorruptFileException("a text ends at " + end + ", the one before it at " + length);
            }
            length = end;
        }
        return Columns.texts(in.getBytes(length), Arrays.copyOf(codes, rows), rows);
    }

    private String readText() throws IOException {
        return new String(in.getBytes(in.getInt()), StandardCharsets.UTF_8);
    }

    private static CorruptFileException unknown(int encoding) {
        return new CorruptFileException("unknown encoding of cells " + encoding);
    }
}
