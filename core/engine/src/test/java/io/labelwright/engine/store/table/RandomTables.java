package io.labelwright.engine.store.table;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Tables with columns of every type, drawn so that every encoding comes up, and their rows for comparison. */
public final class RandomTables {

    private static final List<ColumnSpec> EXTRA = List.of(
            ColumnSpec.named("owner"),
            ColumnSpec.text("body"),
            ColumnSpec.number("size"),
            ColumnSpec.integer("rank"),
            ColumnSpec.bool("seen"),
            ColumnSpec.named("twin"),
            ColumnSpec.integer("_line"));

    private RandomTables() {}

    /** A table of these many rows, cut where {@code cut} says. */
    public static Table make(long seed, int rows, int cut) {
        var random = new Random(seed);
        var specs = new ArrayList<>(TableKind.ITEMS.columns());
        specs.addAll(EXTRA);
        var cells = new ArrayList<Object>();
        var dictionaries = new ArrayList<Dictionary>();
        Dictionary first = dictionary(random);
        for (ColumnSpec spec : specs) {
            Dictionary dictionary = spec.name().equals("twin") ? first : dictionary(random);
            if (dictionaries.isEmpty()) {
                dictionary = first;
            }
            dictionaries.add(dictionary);
            cells.add(
                    switch (spec.type()) {
                        case NAME -> codes(random, rows, dictionary.size());
                        case TEXT -> texts(random, rows);
                        case NUMBER -> numbers(random, rows);
                        case INTEGER -> integers(random, rows);
                        case BOOLEAN -> booleans(random, rows);
                    });
        }
        var segments = new ArrayList<Segment>();
        for (int from = 0; from < rows; from += cut) {
            int to = Math.min(rows, from + cut);
            var columns = new ArrayList<Column>();
            for (int c = 0; c < specs.size(); c++) {
                columns.add(column(specs.get(c).type(), dictionaries.get(c), cells.get(c), from, to));
            }
            segments.add(new Segment(to - from, columns));
        }
        return new Table(TableKind.ITEMS, specs, segments);
    }

    /** A table of a few hundred bytes with cells of every type. */
    public static Table small() {
        for (long seed = 1; ; seed++) {
            Table table = make(seed, 6, 4);
            int bytes = 0;
            boolean full = true;
            for (int c = 0; c < table.columns().size(); c++) {
                Column column = table.segments().get(0).column(c);
                full &= !column.isMissing(0) || !column.isMissing(1);
                bytes += column.type() == ColumnType.NAME ? column.dictionary().utf8Length() : 0;
            }
            if (full && bytes < 200) {
                return table;
            }
        }
    }

    /** Every cell as text, and every dictionary: what makes two tables equal. */
    public static List<String> content(Table table) {
        var content = new ArrayList<String>();
        content.add(table.kind() + " " + table.columns());
        if (table.rows() > 0) {
            for (int c = 0; c < table.columns().size(); c++) {
                if (table.columns().get(c).type() == ColumnType.NAME) {
                    Dictionary dictionary = table.dictionary(c);
                    for (int code = 0; code < dictionary.size(); code++) {
                        content.add(c + ":" + code + ":" + dictionary.get(code));
                    }
                }
            }
        }
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                var line = new StringBuilder();
                for (Column column : segment.columns()) {
                    line.append(cell(column, row)).append('|');
                }
                content.add(line.toString());
            }
        }
        return content;
    }

    /** The same table with cells that are held in another way and rows that are cut elsewhere. */
    public static Table disguised(Table table, int cut) {
        var rows = new ArrayList<int[]>();
        for (int s = 0; s < table.segments().size(); s++) {
            for (int row = 0; row < table.segments().get(s).rows(); row++) {
                rows.add(new int[] {s, row});
            }
        }
        var segments = new ArrayList<Segment>();
        for (int from = 0; from < rows.size(); from += cut) {
            List<int[]> part = rows.subList(from, Math.min(rows.size(), from + cut));
            var columns = new ArrayList<Column>();
            for (int c = 0; c < table.columns().size(); c++) {
                columns.add(new Disguise(table, c, part, copy(table, c)));
            }
            segments.add(new Segment(part.size(), columns));
        }
        return new Table(table.kind(), table.columns(), segments);
    }

    private static Dictionary copy(Table table, int column) {
        var texts = new ArrayList<String>();
        if (table.columns().get(column).type() == ColumnType.NAME) {
            Dictionary dictionary = table.dictionary(column);
            for (int code = 0; code < dictionary.size(); code++) {
                texts.add(dictionary.get(code));
            }
        }
        return Dictionary.of(texts);
    }

    /** A column that answers cell by cell only. */
    private record Disguise(Table table, int index, List<int[]> part, Dictionary dictionary) implements Column {
        private Column source(int row) {
            return table.segments().get(part.get(row)[0]).column(index);
        }

        @Override
        public ColumnType type() {
            return table.columns().get(index).type();
        }

        @Override
        public int rows() {
            return part.size();
        }

        @Override
        public boolean isMissing(int row) {
            return source(row).isMissing(part.get(row)[1]);
        }

        @Override
        public String text(int row) {
            return source(row).text(part.get(row)[1]);
        }

        @Override
        public int code(int row) {
            return source(row).code(part.get(row)[1]);
        }

        @Override
        public double number(int row) {
            double value = source(row).number(part.get(row)[1]);
            return Double.isNaN(value) ? Double.longBitsToDouble(0xfff8000000000123L) : value;
        }

        @Override
        public long integer(int row) {
            return source(row).integer(part.get(row)[1]);
        }
    }

    private static String cell(Column column, int row) {
        if (column.isMissing(row)) {
            return "-";
        }
        return switch (column.type()) {
            case NAME -> column.code(row) + "=" + column.text(row);
            case TEXT -> "'" + column.text(row) + "'";
            case NUMBER -> Long.toHexString(Double.doubleToRawLongBits(column.number(row)));
            case INTEGER, BOOLEAN -> Long.toString(column.integer(row));
        };
    }

    private static Column column(ColumnType type, Dictionary dictionary, Object cells, int from, int to) {
        int rows = to - from;
        return switch (type) {
            case NAME -> Columns.names(dictionary, Arrays.copyOfRange((int[]) cells, from, to), rows);
            case TEXT -> textColumn(Arrays.copyOfRange((String[]) cells, from, to));
            case NUMBER -> Columns.numbers(Arrays.copyOfRange((double[]) cells, from, to), rows);
            case INTEGER, BOOLEAN -> Columns.integers(type, Arrays.copyOfRange((long[]) cells, from, to), rows);
        };
    }

    private static Column textColumn(String[] texts) {
        var all = new StringBuilder();
        var ends = new int[texts.length];
        int end = 0;
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null) {
                all.append(texts[i]);
                end += texts[i].getBytes(StandardCharsets.UTF_8).length;
            }
            ends[i] = texts[i] == null ? ~end : end;
        }
        return Columns.texts(all.toString().getBytes(StandardCharsets.UTF_8), ends, texts.length);
    }

    private static Dictionary dictionary(Random random) {
        int[] sizes = {0, 1, 3, 127, 128, 129, 40_000};
        int size = sizes[random.nextInt(sizes.length)];
        var texts = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            texts.add(i == 1 ? "" : "näme " + Integer.toString(i * 7 + random.nextInt(7), 36));
        }
        return Dictionary.of(texts);
    }

    private static int[] codes(Random random, int rows, int size) {
        var codes = new int[rows];
        int shape = random.nextInt(4);
        for (int i = 0; i < rows; i++) {
            boolean missing = size == 0 || shape == 0 || shape == 1 && random.nextInt(5) == 0;
            codes[i] = missing ? -1 : shape == 2 ? size - 1 : random.nextInt(size);
        }
        return codes;
    }

    private static String[] texts(Random random, int rows) {
        var texts = new String[rows];
        int shape = random.nextInt(3);
        for (int i = 0; i < rows; i++) {
            boolean missing = shape == 0 || shape == 1 && random.nextInt(3) == 0;
            texts[i] = missing ? null : "x\u00e9\ud83d\ude00".repeat(random.nextInt(4)) + random.nextInt(9);
            if (texts[i] != null && random.nextInt(10) == 0) {
                texts[i] = "";
            }
        }
        return texts;
    }

    private static double[] numbers(Random random, int rows) {
        var numbers = new double[rows];
        int shape = random.nextInt(4);
        double same = random.nextGaussian();
        for (int i = 0; i < rows; i++) {
            numbers[i] = switch (shape) {
                case 0 -> Double.NaN;
                case 1 -> same;
                case 2 -> random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian();
                default -> random.nextBoolean() ? 0.0 : -0.0;
            };
        }
        return numbers;
    }

    private static long[] integers(Random random, int rows) {
        var integers = new long[rows];
        int shape = random.nextInt(7);
        long base = random.nextInt(1000);
        for (int i = 0; i < rows; i++) {
            integers[i] = switch (shape) {
                case 0 -> Long.MIN_VALUE;
                case 1 -> base - 3L * i;
                case 2 -> random.nextInt(255) - 127;
                case 3 -> random.nextInt(256) - 128;
                case 4 -> random.nextInt(65_535) - 32_767;
                case 5 -> random.nextInt();
                default -> random.nextLong();
            };
            if (shape > 1 && random.nextInt(6) == 0) {
                integers[i] = Long.MIN_VALUE;
            }
        }
        return integers;
    }

    private static long[] booleans(Random random, int rows) {
        var booleans = new long[rows];
        for (int i = 0; i < rows; i++) {
            booleans[i] = random.nextInt(8) == 0 ? Long.MIN_VALUE : random.nextInt(2);
        }
        return booleans;
    }
}
