package io.labelwright.files.csv;

import io.labelwright.files.text.SegmentsInOrder;
import io.labelwright.files.text.Utf8Output;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * {@code export/csv}: RFC 4180 with LF. Names go from their dictionary's bytes straight to the file; no text is made.
 * In a table of one column a missing cell is written {@code ""}, since a blank line is no record.
 */
final class CsvSink implements Sink {

    private final byte separator;
    private final boolean quoteAll;
    private final boolean safe;

    CsvSink(CsvExportConfig config) {
        this.separator = (byte) Separators.separator(config.delimiter());
        this.quoteAll = config.quote() == CsvExportConfig.Quoting.ALL;
        this.safe = config.spreadsheetSafe();
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        int[] visible = IntStream.range(0, table.columns().size())
                .filter(c -> !table.columns().get(c).hidden())
                .toArray();
        var bytes = new Utf8Output(out.stream());
        for (int i = 0; i < visible.length; i++) {
            separate(i, bytes);
            byte[] name = table.columns().get(visible[i]).name().getBytes(StandardCharsets.UTF_8);
            text(name, 0, name.length, bytes);
        }
        bytes.put('\n');
        bytes.flush();
        SegmentsInOrder.write(
                table.segments(), out.threads(), (segment, into) -> rows(segment, visible, into), out.stream());
    }

    private void rows(Segment segment, int[] visible, Utf8Output bytes) throws IOException {
        var columns = new Column[visible.length];
        var texts = new Columns.Utf8[visible.length];
        for (int i = 0; i < visible.length; i++) {
            columns[i] = segment.column(visible[i]);
            texts[i] = Columns.utf8OrNothing(columns[i]);
        }
        for (int row = 0; row < segment.rows(); row++) {
            for (int i = 0; i < columns.length; i++) {
                separate(i, bytes);
                if (!columns[i].isMissing(row)) {
                    cell(columns[i], texts[i], row, bytes);
                } else if (columns.length == 1) {
                    text(new byte[0], 0, 0, bytes);
                }
            }
            bytes.put('\n');
        }
    }

    private void separate(int index, Utf8Output bytes) throws IOException {
        if (index > 0) {
            bytes.put(separator);
        }
    }

    private void cell(Column column, Columns.Utf8 texts, int row, Utf8Output bytes) throws IOException {
        if (column.type() == ColumnType.NAME) {
            Dictionary dictionary = column.dictionary();
            int code = column.code(row);
            text(dictionary.utf8(), code == 0 ? 0 : dictionary.end(code - 1), dictionary.end(code), bytes);
            return;
        }
        if (column.type() == ColumnType.TEXT) {
            text(texts.bytes(), texts.start(row), texts.ends()[row], bytes);
            return;
        }
        if (quoteAll) {
            bytes.put('"');
        }
        switch (column.type()) {
            case NUMBER -> bytes.number(column.number(row));
            case INTEGER -> bytes.integer(column.integer(row));
            default -> bytes.bool(column.integer(row) != 0);
        }
        if (quoteAll) {
            bytes.put('"');
        }
    }

    private void text(byte[] utf8, int from, int to, Utf8Output bytes) throws IOException {
        boolean marked = safe && isFormula(utf8, from, to);
        if (!quoteAll && !needsQuotes(utf8, from, to)) {
            if (marked) {
                bytes.put('\'');
            }
            bytes.put(utf8, from, to);
            return;
        }
        bytes.put('"');
        if (marked) {
            bytes.put('\'');
        }
        int start = from;
        for (int i = from; i < to; i++) {
            if (utf8[i] == '"') {
                bytes.put(utf8, start, i + 1);
                start = i;
            }
        }
        bytes.put(utf8, start, to);
        bytes.put('"');
    }

    private boolean needsQuotes(byte[] utf8, int from, int to) {
        if (from == to) {
            return true;
        }
        for (int i = from; i < to; i++) {
            byte b = utf8[i];
            if (b == separator || b == '"' || b == '\n' || b == '\r') {
                return true;
            }
        }
        // At the start of the file it would be taken for a byte order mark.
        return startsWith(utf8, from, to, 0xEF, 0xBB) && to - from >= 3 && utf8[from + 2] == (byte) 0xBF;
    }

    private static boolean isFormula(byte[] utf8, int from, int to) {
        if (from == to) {
            return false;
        }
        if (startsWith(utf8, from, to, 0xEF, 0xBC) && to - from >= 3) {
            // The full-width forms: U+FF1D =, U+FF0B +, U+FF0D -, U+FF20 @.
            int last = utf8[from + 2] & 0xFF;
            return last == 0x9D || last == 0x8B || last == 0x8D || last == 0xA0;
        }
        return switch (utf8[from]) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '\'' -> true;
            default -> false;
        };
    }

    private static boolean startsWith(byte[] utf8, int from, int to, int first, int second) {
        return to - from >= 2 && (utf8[from] & 0xFF) == first && (utf8[from + 1] & 0xFF) == second;
    }
}
