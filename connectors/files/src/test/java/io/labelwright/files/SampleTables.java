package io.labelwright.files;

import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Tables for tests of exports. */
public final class SampleTables {

    private static final String[] PIECES = {
        "a",
        "Z9",
        " ",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "'",
        "=",
        "-",
        "@",
        "\\",
        "/",
        "{",
        "]",
        "\u0001",
        "\u007f",
        "\u00fc",
        "\u0130",
        "\u2028",
        "\ufeff",
        "\uff1d",
        "\uff20",
        "\uffff",
        "\ud83d\ude00",
        "\ud83d\udc68\u200d\ud83d\udc69",
        "\u0301"
    };

    private SampleTables() {}

    /** Every type, missing cells, an empty text and a column of the engine's own. */
    public static Table everyType() {
        var rows = new TableBuilder(
                TableKind.ITEMS,
                List.of(
                        ColumnSpec.text("text"),
                        ColumnSpec.number("number"),
                        ColumnSpec.integer("integer"),
                        ColumnSpec.bool("flag"),
                        ColumnSpec.integer("_line")),
                Map.of());
        rows.text(0, "a")
                .text(1, "x")
                .number(2, 2e23)
                .integer(3, -7)
                .bool(4, true)
                .integer(5, 1)
                .end();
        rows.text(0, "b")
                .text(1, "")
                .number(2, -0.5)
                .bool(4, false)
                .integer(5, 2)
                .end();
        rows.text(0, "c").end();
        return rows.build();
    }

    /** Items with random texts, without empty ones. */
    public static Table random(long seed, int count) {
        var random = new SplittableRandom(seed);
        var rows =
                new TableBuilder(TableKind.ITEMS, List.of(ColumnSpec.text("text"), ColumnSpec.named("name")), Map.of());
        for (int row = 0; row < count; row++) {
            rows.text(0, "i" + row + text(random));
            if (random.nextInt(4) > 0) {
                rows.text(1, text(random) + "x");
            }
            if (random.nextInt(4) > 0) {
                rows.text(2, "=" + text(random));
            }
            rows.end();
        }
        return rows.build();
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** The cells of a table of texts, as an import of its file gives them: row by row, missing ones left out. */
    public static List<Map<String, String>> fields(Table table) {
        List<Map<String, String>> rows = new ArrayList<>();
        table.segments().forEach(segment -> {
            for (int row = 0; row < segment.rows(); row++) {
                var fields = new LinkedHashMap<String, String>();
                for (int c = 0; c < table.columns().size(); c++) {
                    String text = segment.column(c).text(row);
                    if (text != null) {
                        fields.put(table.columns().get(c).name(), text);
                    }
                }
                rows.add(fields);
            }
        });
        return rows;
    }
}
