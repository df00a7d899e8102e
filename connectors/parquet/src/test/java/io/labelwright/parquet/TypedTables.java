package io.labelwright.parquet;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Random tables of all types, and the records that an import of their file gives. */
final class TypedTables {

    private static final List<String> PIECES = List.of(
            "a",
            "Z9",
            " ",
            ",",
            "\t",
            "\n",
            "\r\n",
            "\"",
            "'",
            "=",
            "\\",
            "{",
            "]",
            "\u0001",
            "\u007f",
            "\u00fc",
            "\u0130",
            "\u2028",
            "\ufeff",
            "\uffff",
            "\ud83d\ude00",
            "\ud83d\udc68\u200d\ud83d\udc69",
            "\u0301",
            "\u05d0\u05d1",
            "\u202e");

    private static final double[] NUMBERS = {
        0, -0.0, 1, -1, 0.1, 1.0 / 3, 2e23, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 9007199254740993.0
    };

    private TypedTables() {}

    /** Items with a column of each type, besides columns of the kind itself. */
    static Table items(long seed, int count) {
        return random(
                TableKind.ITEMS,
                List.of(
                        ColumnSpec.text("text"),
                        ColumnSpec.named("name"),
                        ColumnSpec.number("number"),
                        ColumnSpec.integer("integer"),
                        ColumnSpec.bool("flag"),
                        ColumnSpec.integer("_hidden"),
                        ColumnSpec.text("none")),
                seed,
                count);
    }

    /** A table of any kind with random cells; a column {@code none} stays empty. */
    static Table random(TableKind kind, List<ColumnSpec> extra, long seed, int count) {
        var random = new SplittableRandom(seed);
        var rows = new TableBuilder(kind, extra, Map.of());
        for (int row = 0; row < count; row++) {
            for (int c = 0; c < rows.columns().size(); c++) {
                ColumnSpec spec = rows.columns().get(c);
                if (!spec.name().equals("none") && (c == 0 || random.nextInt(4) > 0)) {
                    cell(rows, c, spec.type(), row, random);
                }
            }
            rows.end();
        }
        return rows.build();
    }

    private static void cell(TableBuilder rows, int c, ColumnType type, int row, SplittableRandom random) {
        switch (type) {
            case NAME -> rows.text(c, c == 0 ? "i" + row + text(random) : "n" + random.nextInt(20) + "\u00e9,");
            case TEXT -> rows.text(c, "t" + text(random));
            case NUMBER ->
                rows.number(
                        c,
                        random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextDouble(-1e9, 1e9));
            case INTEGER -> rows.integer(c, random.nextBoolean() ? random.nextLong() | 1 : random.nextInt(5));
            case BOOLEAN -> rows.bool(c, random.nextBoolean());
        }
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** The visible cells as an import of the file gives them: row by row, missing ones left out. */
    static List<Map<String, String>> fields(Table table) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                var fields = new LinkedHashMap<String, String>();
                for (int c = 0; c < table.columns().size(); c++) {
                    Column column = segment.column(c);
                    if (!table.columns().get(c).hidden() && !column.isMissing(row)) {
                        fields.put(table.columns().get(c).name(), text(column, row));
                    }
                }
                rows.add(fields);
            }
        }
        return rows;
    }

    private static String text(Column column, int row) {
        return switch (column.type()) {
            case NAME, TEXT -> String.valueOf(column.text(row));
            case NUMBER -> io.labelwright.math.number.Decimal.print(column.number(row));
            case INTEGER -> Long.toString(column.integer(row));
            case BOOLEAN -> Boolean.toString(column.integer(row) != 0);
        };
    }
}
