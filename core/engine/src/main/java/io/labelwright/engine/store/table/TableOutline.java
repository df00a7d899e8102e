package io.labelwright.engine.store.table;

import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.table.DictionarySize;
import io.labelwright.engine.table.TableSize;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.TableKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * How large the table in a file is, told from what stands before its rows. Cells take in memory what they take in the
 * file; dictionaries take more. Nothing is verified: who uses the table reads it whole.
 */
final class TableOutline {

    private static final int MOST_NAME = 1 << 16;

    private final InputStream in;
    private long at;

    private TableOutline(InputStream in) {
        this.in = in;
    }

    static TableSize read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 12)) {
            return new TableOutline(in).size(Files.size(file));
        }
    }

    private TableSize size(long fileBytes) throws IOException {
        if (!text(TableFile.MAGIC.length()).equals(TableFile.MAGIC) || in.read() != TableFile.VERSION) {
            throw new CorruptFileException("it is no table");
        }
        at++;
        TableKind kind = TableKind.ofWord(text(shortLength()))
                .orElseThrow(() -> new CorruptFileException("there is no such table"));
        int width = integer();
        var types = new ArrayList<ColumnType>();
        int annotator = -1;
        for (int c = 0; c < width; c++) {
            String name = text(shortLength());
            types.add(TableFile.type(in.read()));
            at++;
            annotator = kind == TableKind.ANNOTATIONS && name.equals("annotator") ? c : annotator;
        }
        long rows = (integer() & 0xFFFF_FFFFL) | (long) integer() << 32;
        if (rows == 0) {
            return TableSize.EMPTY;
        }
        long names = 0;
        long annotators = 0;
        for (int c = 0; c < width; c++) {
            if (types.get(c) != ColumnType.NAME) {
                continue;
            }
            int size = integer();
            if (size >= 0) {
                int bytes = integer();
                names += DictionarySize.of(size, bytes);
                annotators = c == annotator ? size : annotators;
                skip((long) size * Integer.BYTES + bytes);
            }
        }
        long cells = fileBytes - at;
        int fixed = kind.columns().size();
        long numbers = 0;
        boolean texts = false;
        for (int c = 0; c < width; c++) {
            numbers += c >= fixed && types.get(c) == ColumnType.NUMBER ? 1 : 0;
            texts |= c >= fixed && types.get(c) == ColumnType.TEXT;
        }
        long text = texts ? Math.max(0, cells - rows * (Long.BYTES * numbers + Integer.BYTES)) : 0;
        return new TableSize(rows, cells, names, annotators, numbers, text);
    }

    private int shortLength() throws IOException {
        int length = integer();
        if (length < 0 || length > MOST_NAME) {
            throw new CorruptFileException("a name of " + length + " bytes");
        }
        return length;
    }

    private int integer() throws IOException {
        byte[] bytes = bytes(Integer.BYTES);
        return (bytes[0] & 0xFF) | (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF) << 16 | bytes[3] << 24;
    }

    private String text(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new CorruptFileException("it ends too early");
        }
        at += count;
        return bytes;
    }

    private void skip(long count) throws IOException {
        in.skipNBytes(count);
        at += count;
    }
}
