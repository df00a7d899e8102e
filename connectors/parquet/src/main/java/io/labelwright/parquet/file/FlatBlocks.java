package io.labelwright.parquet.file;

import io.labelwright.files.chunk.ChunkColumn;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of a column of plain values whose pages hold codes of a dictionary, or values one after the other. The codes
 * of a page become codes of a column of names without a look at what they mean; each value of a dictionary is looked at
 * once per group of rows.
 */
final class FlatBlocks implements ColumnBlocks {

    /** In place of a code: no value. */
    private static final int NONE = -1;
    /** In place of a code: a value that has no text. */
    private static final int BAD = -2;

    private final ColumnDescriptor descriptor;
    private final List<String> path;
    private final CellText text;
    private final boolean optional;
    private final ChunkColumn column;

    private @Nullable ChunkPages pages;
    private Dictionary dictionary = Dictionary.empty();
    /** By number in the dictionary of the file: the code in ours, {@link #NONE} or {@link #BAD}. */
    private int[] meanings = new int[0];

    private boolean hasDictionary;

    /** How many values of the page are left. */
    private int left;

    private @Nullable Runs levels;
    /** Of the two one is there while a page is. */
    private @Nullable Runs codes;

    private @Nullable PlainValues values;

    private int[] level = new int[0];
    private int[] found = new int[0];
    private int[] block = new int[0];

    FlatBlocks(Field field, ColumnDescriptor descriptor, CellText text) {
        this.descriptor = descriptor;
        this.path = List.of(field.name());
        this.text = text;
        this.optional = descriptor.getMaxDefinitionLevel() > 0;
        this.column = new ChunkColumn(field.name());
    }

    @Override
    public void open(int group, Map<List<String>, ChunkPages> of) throws IOException {
        ChunkPages chunk = of.get(path);
        if (chunk == null) {
            throw new IllegalStateException("no pages of " + path);
        }
        pages = chunk;
        column.clear();
        left = 0;
        DictionaryPage page = chunk.readDictionaryPage();
        hasDictionary = page != null;
        if (page != null) {
            read(page);
        }
    }

    private void read(DictionaryPage page) throws IOException {
        ByteBuffer bytes = buffer(page.getBytes());
        var all = new PlainValues(
                bytes.array(),
                bytes.arrayOffset() + bytes.position(),
                bytes.arrayOffset() + bytes.limit(),
                descriptor.getPrimitiveType(),
                text);
        var names = new Dictionary.Builder();
        meanings = new int[page.getDictionarySize()];
        for (int id = 0; id < meanings.length; id++) {
            try {
                all.next();
                meanings[id] = all.length() == 0 ? NONE : names.add(all.utf8(), all.start(), all.length());
            } catch (BadValue e) {
                meanings[id] = BAD;
            }
        }
        dictionary = names.drain();
    }

    @Override
    public Column next(int rows) throws IOException, NeedsRows {
        if (block.length < rows) {
            block = new int[rows];
            level = new int[rows];
            found = new int[rows];
        }
        boolean coded = true;
        for (int done = 0; done < rows; ) {
            if (left == 0) {
                nextPage();
            }
            int count = Math.min(rows - done, left);
            if (levels != null) {
                levels.read(level, 0, count);
            } else {
                Arrays.fill(level, 0, count, 1);
            }
            if (codes != null) {
                read(codes, done, count);
                if (!coded) {
                    spell(done, done + count);
                }
            } else if (values != null) {
                if (coded) {
                    spell(0, done);
                    coded = false;
                }
                read(values, done, count);
            }
            done += count;
            left -= count;
        }
        return coded ? Columns.names(dictionary, block, rows) : column.drain(rows);
    }

    private void read(Runs ids, int from, int count) throws NeedsRows {
        int present = 0;
        for (int i = 0; i < count; i++) {
            present += level[i] == 1 ? 1 : 0;
        }
        ids.read(found, 0, present);
        int least = 0;
        if (present == count) {
            for (int i = 0; i < count; i++) {
                int code = meanings[found[i]];
                block[from + i] = code;
                least = Math.min(least, code);
            }
        } else {
            int next = 0;
            for (int i = 0; i < count; i++) {
                int code = level[i] == 1 ? meanings[found[next++]] : NONE;
                block[from + i] = code;
                least = Math.min(least, code);
            }
        }
        if (least == BAD) {
            throw new NeedsRows("a value without a text");
        }
    }

    /** Gives the texts of rows that came as codes to the column of those that did not. */
    private void spell(int from, int to) {
        for (int row = from; row < to; row++) {
            int code = block[row];
            if (code >= 0) {
                int length = dictionary.length(code);
                column.set(row, dictionary.utf8(), dictionary.end(code) - length, length);
            }
        }
    }

    private void read(PlainValues plain, int from, int count) throws NeedsRows {
        try {
            for (int i = 0; i < count; i++) {
                if (level[i] == 1) {
                    plain.next();
                    if (plain.length() > 0) {
                        column.set(from + i, plain.utf8(), plain.start(), plain.length());
                    }
                }
            }
        } catch (BadValue e) {
            throw new NeedsRows(e.reason());
        }
    }

    private void nextPage() throws IOException, NeedsRows {
        DataPage page = pages == null ? null : pages.readPage();
        if (page instanceof DataPageV1 first) {
            first(first);
        } else if (page instanceof DataPageV2 second) {
            second(second);
        } else {
            throw new NeedsRows("pages end too early");
        }
        left = page.getValueCount();
    }

    private void first(DataPageV1 page) throws IOException, NeedsRows {
        ByteBuffer bytes = buffer(page.getBytes());
        levels = null;
        if (optional) {
            if (page.getDlEncoding() != Encoding.RLE) {
                throw new NeedsRows("levels as " + page.getDlEncoding());
            }
            int size = Integer.reverseBytes(bytes.getInt());
            levels = runs(bytes, size, 1);
        }
        values(page.getValueEncoding(), bytes);
    }

    private void second(DataPageV2 page) throws IOException, NeedsRows {
        ByteBuffer bytes = buffer(page.getDefinitionLevels());
        levels = optional ? runs(bytes, bytes.remaining(), 1) : null;
        values(page.getDataEncoding(), buffer(page.getData()));
    }

    /** The bytes of a page, not copied. */
    private static ByteBuffer buffer(BytesInput bytes) throws IOException {
        return bytes.toInputStream().slice((int) bytes.size());
    }

    /** Runs in the next bytes, which are taken off. */
    private static Runs runs(ByteBuffer bytes, int size, int bits) throws IOException {
        if (size < 0 || size > bytes.remaining()) {
            throw new PageException("levels of " + size + " bytes");
        }
        int from = bytes.arrayOffset() + bytes.position();
        bytes.position(bytes.position() + size);
        return new Runs(bytes.array(), from, from + size, bits);
    }

    private void values(Encoding encoding, ByteBuffer bytes) throws IOException, NeedsRows {
        codes = null;
        values = null;
        if (encoding == Encoding.PLAIN) {
            values = new PlainValues(
                    bytes.array(),
                    bytes.arrayOffset() + bytes.position(),
                    bytes.arrayOffset() + bytes.limit(),
                    descriptor.getPrimitiveType(),
                    text);
        } else if (hasDictionary && encoding.usesDictionary()) {
            int bits = bytes.hasRemaining() ? bytes.get() : 0;
            codes = runs(bytes, bytes.remaining(), bits);
        } else {
            throw new NeedsRows("values as " + encoding);
        }
    }

    @Override
    public void close() throws NeedsRows {
        ChunkPages chunk = pages;
        if (chunk == null || left > 0 || !chunk.allRead()) {
            throw new NeedsRows("more values than rows");
        }
    }
}
