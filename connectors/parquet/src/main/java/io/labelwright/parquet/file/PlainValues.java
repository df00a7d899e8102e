package io.labelwright.parquet.file;

import io.labelwright.files.chunk.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The texts of values that stand one after the other: of a page in the encoding PLAIN, or of a dictionary. No truth
 * values.
 */
final class PlainValues {

    private static final int INT96 = 12;

    private final byte[] bytes;
    private final ByteBuffer page;
    private final PrimitiveTypeName type;
    private final int width;
    private final CellText text;
    private final boolean textual;

    private byte[] utf8;
    private int start;
    private int length;

    /**
     * Values in a part of some bytes.
     *
     * @param text what stands for them
     */
    PlainValues(byte[] bytes, int from, int end, PrimitiveType type, CellText text) {
        this.bytes = bytes;
        this.page =
                ByteBuffer.wrap(bytes, 0, end).order(ByteOrder.LITTLE_ENDIAN).position(from);
        this.type = type.getPrimitiveTypeName();
        this.width = this.type == PrimitiveTypeName.INT96 ? INT96 : type.getTypeLength();
        this.text = text;
        this.textual = text instanceof TypedText typed && typed.isText();
        this.utf8 = bytes;
    }

    /**
     * Reads the next value.
     *
     * @throws RuntimeException when there is none
     */
    void next() throws BadValue {
        switch (type) {
            case BINARY -> {
                int size = page.getInt();
                if (size < 0 || size > page.remaining()) {
                    throw new IndexOutOfBoundsException("a value of " + size + " bytes");
                }
                binary(size);
            }
            case FIXED_LEN_BYTE_ARRAY, INT96 -> binary(width);
            case INT32 -> take(text.of(page.getInt()));
            case INT64 -> take(text.of(page.getLong()));
            case FLOAT -> take(text.of(page.getFloat()));
            case DOUBLE -> take(text.of(page.getDouble()));
            case BOOLEAN -> throw new IllegalStateException("truth values are read cell by cell");
        }
    }

    private void binary(int size) throws BadValue {
        int from = page.position();
        page.position(from + size);
        if (textual && Bytes.isAscii(bytes, from, from + size)) {
            utf8 = bytes;
            start = from;
            length = size;
        } else {
            take(text.of(Binary.fromConstantByteArray(bytes, from, size)));
        }
    }

    private void take(@org.jspecify.annotations.Nullable String value) {
        utf8 = value == null ? bytes : value.getBytes(StandardCharsets.UTF_8);
        start = 0;
        length = value == null ? 0 : utf8.length;
    }

    /** Holds the text of the value that was read. */
    byte[] utf8() {
        return utf8;
    }

    /** Where the text starts in {@link #utf8}. */
    int start() {
        return start;
    }

    /** How many bytes the text has; 0: no value. */
    int length() {
        return length;
    }
}
