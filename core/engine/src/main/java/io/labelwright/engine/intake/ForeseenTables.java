package io.labelwright.engine.intake;

import io.labelwright.engine.table.DictionarySize;
import io.labelwright.engine.table.TableSize;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** What the tables of a whole file will take in memory, judged by those of its start. */
public final class ForeseenTables {

    private static final int ANNOTATOR = TableKind.ANNOTATIONS.column("annotator");

    private final Map<TableKind, Table> tables;
    private final Dictionary ids;
    private final double parts;

    /**
     * By the start of a file.
     *
     * @param tables of the start
     * @param ids of its items
     * @param parts how many times the start the file is, at least 1
     */
    ForeseenTables(Map<TableKind, Table> tables, Dictionary ids, double parts) {
        this.tables = tables;
        this.ids = ids;
        this.parts = parts;
    }

    /** Different items that the whole file names. */
    public long items() {
        long items = ids.size();
        for (Table table : tables.values()) {
            if (table.rows() > 0 && table.columns().get(0).name().equals("item")) {
                items = Math.max(items, entries(table, 0));
            }
        }
        return items;
    }

    /** Different labels that were read, for classes that come from the data. */
    public int labels() {
        int most = 0;
        for (Table table : tables.values()) {
            int label = table.find("label");
            if (label >= 0 && table.rows() > 0 && table.columns().get(label).type() == ColumnType.NAME) {
                most = Math.max(most, table.dictionary(label).size());
            }
        }
        return most;
    }

    /** Bytes of UTF-8 of the ids of these items. */
    public long itemText() {
        return scaled(ids, items());
    }

    /**
     * The share of numbers that are the first of their value in their column, as far as one piece of the file goes.
     *
     * @param pieces that the whole file has
     * @return above 0, at most 1; 1 where there are no numbers
     */
    public double differentNumbers(long pieces) {
        long cells = 0;
        long different = 0;
        for (Table table : tables.values()) {
            int firstOwn = table.kind().columns().size();
            for (int c = firstOwn; c < table.columns().size() && table.rows() > 0; c++) {
                if (table.columns().get(c).type() == ColumnType.NUMBER) {
                    Segment start = table.segments().get(0);
                    long rows = Math.max(1, Math.round(table.rows() * parts / pieces));
                    var numbers = new double[(int) Math.min(rows, start.rows())];
                    start.column(c).numbers(0, numbers.length, numbers, 0);
                    cells += numbers.length;
                    different += different(numbers);
                }
            }
        }
        return cells == 0 ? 1 : (double) different / cells;
    }

    private static int different(double[] numbers) {
        Arrays.sort(numbers);
        int different = 1;
        for (int i = 1; i < numbers.length; i++) {
            different += numbers[i] == numbers[i - 1] || Double.isNaN(numbers[i]) ? 0 : 1;
        }
        return different;
    }

    /** What the tables of the whole file take. */
    public Map<TableKind, TableSize> sizes() {
        var sizes = new EnumMap<TableKind, TableSize>(TableKind.class);
        // Tables of one import share the ids of its items.
        Set<Dictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        tables.forEach((kind, table) -> sizes.put(kind, size(table, seen)));
        return sizes;
    }

    private TableSize size(Table table, Set<Dictionary> seen) {
        long rows = Math.round(table.rows() * parts);
        long cells = 0;
        long names = 0;
        long annotators = 0;
        long numbers = 0;
        long text = 0;
        for (int c = 0; c < table.columns().size() && table.rows() > 0; c++) {
            ColumnSpec spec = table.columns().get(c);
            switch (spec.type()) {
                case NAME -> {
                    long entries = entries(table, c);
                    Dictionary dictionary = table.dictionary(c);
                    cells += same(table, c) ? 0 : rows * width(entries);
                    names += seen.add(dictionary) ? DictionarySize.grown(entries, scaled(dictionary, entries)) : 0;
                    annotators = table.kind() == TableKind.ANNOTATIONS && c == ANNOTATOR ? entries : annotators;
                }
                case TEXT -> {
                    long bytes = Math.round(texts(table, c) * parts);
                    text += bytes;
                    cells += bytes == 0 ? 0 : bytes + rows * Integer.BYTES;
                }
                case NUMBER -> {
                    boolean differ = !same(table, c);
                    cells += differ ? rows * Double.BYTES : 0;
                    numbers += differ && c >= table.kind().columns().size() ? 1 : 0;
                }
                // Numbers of lines, mostly, which count up and take no memory.
                case INTEGER, BOOLEAN -> cells += steps(table, c) ? 0 : rows * Long.BYTES;
            }
        }
        return new TableSize(rows, cells, names, annotators, numbers, text);
    }

    /** Different names in a column of the whole file. */
    private long entries(Table table, int column) {
        int most = -1;
        int half = -1;
        long row = 0;
        var codes = new int[Segment.MAX_ROWS];
        for (Segment segment : table.segments()) {
            segment.column(column).codes(0, segment.rows(), codes, 0);
            for (int i = 0; i < segment.rows(); i++, row++) {
                most = Math.max(most, codes[i]);
                half = 2 * row < table.rows() ? most : half;
            }
        }
        return DistinctGrowth.of(half + 1L, most + 1L, parts);
    }

    private static long scaled(Dictionary dictionary, long entries) {
        return dictionary.size() == 0 ? 0 : Math.round((double) dictionary.utf8Length() / dictionary.size() * entries);
    }

    /** Bytes of a code of so many. */
    private static int width(long entries) {
        return entries <= 1L << 7 ? Byte.BYTES : entries <= 1L << 15 ? Short.BYTES : Integer.BYTES;
    }

    private static boolean same(Table table, int column) {
        for (Segment segment : table.segments()) {
            Column cells = segment.column(column);
            for (int row = 1; row < cells.rows() && !cells.isConstant(); row++) {
                boolean differs = cells.type() == ColumnType.NAME
                        ? cells.code(row) != cells.code(0)
                        : Double.doubleToLongBits(cells.number(row)) != Double.doubleToLongBits(cells.number(0));
                if (differs) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean steps(Table table, int column) {
        for (Segment segment : table.segments()) {
            Column cells = segment.column(column);
            for (int row = 2; row < cells.rows(); row++) {
                if (cells.integer(row) - cells.integer(row - 1) != cells.integer(1) - cells.integer(0)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long texts(Table table, int column) {
        long bytes = 0;
        for (Segment segment : table.segments()) {
            int[] ends = Columns.utf8(segment.column(column)).ends();
            int last = ends.length == 0 ? 0 : ends[ends.length - 1];
            bytes += last < 0 ? ~last : last;
        }
        return bytes;
    }
}
