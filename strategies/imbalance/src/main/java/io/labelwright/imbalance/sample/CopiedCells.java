package io.labelwright.imbalance.sample;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Columns.Utf8;
import io.labelwright.spi.table.Table;
import java.io.ByteArrayOutputStream;

/** Copies cells of a table {@code training} for rows that stay, and for rows that have cells of their parents. */
final class CopiedCells {

    private final RowPlaces from;
    private final Table table;

    CopiedCells(RowPlaces from) {
        this.from = from;
        this.table = from.table();
    }

    /** The cells of a column at some places of the table. */
    Column of(int c, int[] places) {
        ColumnType type = table.columns().get(c).type();
        return switch (type) {
            case NAME -> {
                var codes = new int[places.length];
                for (int i = 0; i < codes.length; i++) {
                    codes[i] = from.cells(c, places[i]).code(from.within(places[i]));
                }
                yield Columns.names(table.dictionary(c), codes, codes.length);
            }
            case NUMBER -> {
                var values = new double[places.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = from.cells(c, places[i]).number(from.within(places[i]));
                }
                yield Columns.numbers(values, values.length);
            }
            case INTEGER, BOOLEAN -> {
                var values = new long[places.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = from.cells(c, places[i]).integer(from.within(places[i]));
                }
                yield Columns.integers(type, values, values.length);
            }
            case TEXT -> texts(c, places);
        };
    }

    private Column texts(int c, int[] places) {
        var bytes = new ByteArrayOutputStream();
        var ends = new int[places.length];
        int segment = -1;
        Utf8 utf8 = null;
        for (int i = 0; i < places.length; i++) {
            int s = from.segmentOf(places[i]);
            if (s != segment || utf8 == null) {
                segment = s;
                utf8 = Columns.utf8(table.segments().get(s).column(c));
            }
            int row = from.within(places[i]);
            int end = utf8.ends()[row];
            if (end >= 0) {
                bytes.write(utf8.bytes(), utf8.start(row), end - utf8.start(row));
            }
            ends[i] = end < 0 ? ~bytes.size() : bytes.size();
        }
        return Columns.texts(bytes.toByteArray(), ends, ends.length);
    }
}
