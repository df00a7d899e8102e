package io.labelwright.parquet.file;

import io.labelwright.spi.connect.RecordSink;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/**
 * A column of plain values. Values that stand in a dictionary are handed over by their codes, so that whoever takes
 * them looks at each once per group of rows; texts of ASCII become characters without an object.
 */
final class FlatCells extends PrimitiveConverter implements Cells {

    private final Pages pages;
    private final ColumnDescriptor descriptor;
    private final @Nullable ParsedVersion writer;
    private final CellText text;
    private final boolean textual;
    private final int present;
    private @Nullable ColumnReaderImpl reader;
    private long left;

    private List<String> texts = List.of();
    private @Nullable String[] known = new String[0];
    /** Values of the dictionary that have no text, and why. */
    private final Map<Integer, BadValue> unknown = new HashMap<>();

    private int code;
    private @Nullable String value;
    private @Nullable BadValue bad;
    private char[] chars = new char[64];
    private int length;

    /** Gives the pages of a column in a group of rows. */
    interface Pages {
        ChunkPages of(int group);
    }

    FlatCells(Pages pages, ColumnDescriptor descriptor, @Nullable ParsedVersion writer, CellText text) {
        this.pages = pages;
        this.descriptor = descriptor;
        this.writer = writer;
        this.text = text;
        this.textual = text instanceof TypedText typed && typed.isText();
        this.present = descriptor.getMaxDefinitionLevel();
    }

    @Override
    public void open(int group) {
        ChunkPages chunk = pages.of(group);
        left = chunk.getTotalValueCount();
        reader = left == 0 ? null : new ColumnReaderImpl(descriptor, chunk, this, writer);
    }

    @Override
    public void next() {
        code = -1;
        length = -1;
        value = null;
        bad = null;
        ColumnReaderImpl values = reader;
        if (values == null) {
            throw new IllegalStateException("no values");
        }
        if (values.getCurrentDefinitionLevel() == present) {
            values.writeCurrentValueToConverter();
        }
        values.consume();
        left--;
    }

    @Override
    public boolean done() {
        return left == 0;
    }

    @Override
    public void hand(RecordSink sink, int column) throws BadValue {
        if (code >= 0) {
            String known = this.known[code];
            if (known == null) {
                BadValue reason = unknown.get(code);
                if (reason != null) {
                    throw reason;
                }
            } else if (!known.isEmpty()) {
                sink.code(column, texts, code);
            }
        } else if (length >= 0) {
            sink.field(column, chars, 0, length);
        } else if (value != null) {
            sink.field(column, value);
        } else if (bad != null) {
            throw bad;
        }
    }

    @Override
    public String text() throws BadValue {
        BadValue reason = code >= 0 ? unknown.get(code) : bad;
        if (reason != null) {
            throw reason;
        }
        return shown();
    }

    @Override
    public String shown() {
        String known = code >= 0 ? this.known[code] : length >= 0 ? new String(chars, 0, length) : value;
        return known == null ? "" : known;
    }

    @Override
    public String name() {
        return descriptor.getPath()[0];
    }

    @Override
    public boolean hasDictionarySupport() {
        return true;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
        unknown.clear();
        var all = new String[dictionary.getMaxId() + 1];
        for (int id = 0; id < all.length; id++) {
            try {
                all[id] = textOf(dictionary, id);
            } catch (BadValue e) {
                unknown.put(id, e);
            }
        }
        known = all;
        texts = Collections.unmodifiableList(Arrays.asList(all));
    }

    private @Nullable String textOf(Dictionary dictionary, int id) throws BadValue {
        return switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> text.of(dictionary.decodeToInt(id));
            case INT64 -> text.of(dictionary.decodeToLong(id));
            case FLOAT -> text.of(dictionary.decodeToFloat(id));
            case DOUBLE -> text.of(dictionary.decodeToDouble(id));
            case BOOLEAN -> text.of(dictionary.decodeToBoolean(id));
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> text.of(dictionary.decodeToBinary(id));
        };
    }

    @Override
    public void addValueFromDictionary(int id) {
        if (id < 0 || id >= known.length) {
            throw new IndexOutOfBoundsException("the dictionary has no value " + id);
        }
        code = id;
    }

    @Override
    public void addBinary(Binary bytes) {
        if (textual && ascii(bytes)) {
            return;
        }
        try {
            value = text.of(bytes);
        } catch (BadValue e) {
            bad = e;
        }
    }

    private boolean ascii(Binary bytes) {
        ByteBuffer buffer = bytes.toByteBuffer();
        int count = buffer.remaining();
        if (!buffer.hasArray()) {
            return false;
        }
        if (count > chars.length) {
            chars = new char[Math.max(count, 2 * chars.length)];
        }
        byte[] array = buffer.array();
        int from = buffer.arrayOffset() + buffer.position();
        int seen = 0;
        for (int i = 0; i < count; i++) {
            byte b = array[from + i];
            seen |= b;
            chars[i] = (char) b;
        }
        if (seen < 0) {
            return false;
        }
        length = count;
        return true;
    }

    @Override
    public void addBoolean(boolean given) {
        try {
            value = text.of(given);
        } catch (BadValue e) {
            bad = e;
        }
    }

    @Override
    public void addInt(int given) {
        try {
            value = text.of(given);
        } catch (BadValue e) {
            bad = e;
        }
    }

    @Override
    public void addLong(long given) {
        try {
            value = text.of(given);
        } catch (BadValue e) {
            bad = e;
        }
    }

    @Override
    public void addFloat(float given) {
        try {
            value = text.of(given);
        } catch (BadValue e) {
            bad = e;
        }
    }

    @Override
    public void addDouble(double given) {
        try {
            value = text.of(given);
        } catch (BadValue e) {
            bad = e;
        }
    }
}
