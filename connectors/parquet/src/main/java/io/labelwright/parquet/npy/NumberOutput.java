package io.labelwright.parquet.npy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Collects floating point numbers of one type on their way to a stream. */
final class NumberOutput {

    private static final int SIZE = 1 << 16;

    private final boolean narrow;
    private final OutputStream out;
    private final ByteBuffer buffer;

    /**
     * An output that must be {@link #flush flushed} at its end; the stream stays open.
     *
     * @param type {@code f} of 4 or 8 bytes
     */
    NumberOutput(NumberType type, OutputStream out) {
        this.narrow = type.size() == Float.BYTES;
        this.out = out;
        this.buffer = ByteBuffer.allocate(SIZE).order(type.order());
    }

    /** Puts a number, rounded to the type; false, and nothing is put, when that would be infinite. */
    boolean put(double value) throws IOException {
        if (Double.isInfinite(narrow ? (float) value : value)) {
            return false;
        }
        if (buffer.remaining() < Double.BYTES) {
            flush();
        }
        // Of the many bits that mean NaN, always the same.
        if (narrow) {
            buffer.putInt(Float.floatToIntBits((float) value));
        } else {
            buffer.putLong(Double.doubleToLongBits(value));
        }
        return true;
    }

    /** Hands all bytes to the stream. */
    void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
