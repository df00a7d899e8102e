package io.labelwright.files.jsonl;

import io.labelwright.files.text.SegmentsInOrder;
import io.labelwright.files.text.Utf8Output;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * {@code export/jsonl}: keys in the order of the columns, texts as strings (also those that hold JSON themselves, such
 * as the labels of a multi-label task), numbers and booleans as such, no key where the value is missing.
 */
final class JsonlSink implements Sink {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        int[] visible = IntStream.range(0, table.columns().size())
                .filter(c -> !table.columns().get(c).hidden())
                .toArray();
        var keys = new byte[visible.length][];
        for (int i = 0; i < visible.length; i++) {
            keys[i] = key(table.columns().get(visible[i]).name());
        }
        SegmentsInOrder.write(
                table.segments(), out.threads(), (segment, into) -> rows(segment, visible, keys, into), out.stream());
    }

    private static void rows(Segment segment, int[] visible, byte[][] keys, Utf8Output bytes) throws IOException {
        var columns = new Column[visible.length];
        var texts = new Columns.Utf8[visible.length];
        for (int i = 0; i < visible.length; i++) {
            columns[i] = segment.column(visible[i]);
            texts[i] = Columns.utf8OrNothing(columns[i]);
        }
        for (int row = 0; row < segment.rows(); row++) {
            row(columns, texts, keys, row, bytes);
        }
    }

    /** {@code "name":}. */
    private static byte[] key(String name) throws IOException {
        var out = new ByteArrayOutputStream();
        var bytes = new Utf8Output(out);
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        string(utf8, 0, utf8.length, bytes);
        bytes.put(':');
        bytes.flush();
        return out.toByteArray();
    }

    private static void row(Column[] columns, Columns.Utf8[] texts, byte[][] keys, int row, Utf8Output bytes)
            throws IOException {
        bytes.put('{');
        boolean first = true;
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].isMissing(row)) {
                continue;
            }
            if (!first) {
                bytes.put(',');
            }
            first = false;
            bytes.put(keys[i], 0, keys[i].length);
            value(columns[i], texts[i], row, bytes);
        }
        bytes.put('}');
        bytes.put('\n');
    }

    private static void value(Column column, Columns.Utf8 texts, int row, Utf8Output bytes) throws IOException {
        switch (column.type()) {
            case NAME -> {
                Dictionary dictionary = column.dictionary();
                int code = column.code(row);
                string(dictionary.utf8(), code == 0 ? 0 : dictionary.end(code - 1), dictionary.end(code), bytes);
            }
            case TEXT -> string(texts.bytes(), texts.start(row), texts.ends()[row], bytes);
            case NUMBER -> bytes.number(column.number(row));
            case INTEGER -> bytes.integer(column.integer(row));
            case BOOLEAN -> bytes.bool(column.integer(row) != 0);
        }
    }

    private static void string(byte[] utf8, int from, int to, Utf8Output bytes) throws IOException {
        bytes.put('"');
        int start = from;
        for (int i = from; i < to; i++) {
            byte b = utf8[i];
            // Bytes of characters beyond ASCII are negative.
            if (b >= ' ' && b != '"' && b != '\\' || b < 0) {
                continue;
            }
            bytes.put(utf8, start, i);
            start = i + 1;
            escape(b, bytes);
        }
        bytes.put(utf8, start, to);
        bytes.put('"');
    }

    private static void escape(byte b, Utf8Output bytes) throws IOException {
        bytes.put('\\');
        switch (b) {
            case '\n' -> bytes.put('n');
            case '\r' -> bytes.put('r');
            case '\t' -> bytes.put('t');
            case '"', '\\' -> bytes.put(b);
            default -> {
                bytes.put('u');
                bytes.put('0');
                bytes.put('0');
                bytes.put(HEX[b >> 4]);
                bytes.put(HEX[b & 0xF]);
            }
        }
    }
}
