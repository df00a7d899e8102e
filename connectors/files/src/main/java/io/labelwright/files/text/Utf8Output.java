package io.labelwright.files.text;

import io.labelwright.math.number.Decimal;
import java.io.IOException;
import java.io.OutputStream;

/** Collects bytes in one buffer on their way to a stream, so that a file of millions of cells makes no garbage. */
public final class Utf8Output {

    private static final int SIZE = 1 << 16;
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int used;

    /** An output that must be {@link #flush flushed} at its end; the stream stays open. */
    public Utf8Output(OutputStream out) {
        this.out = out;
    }

    /** Puts one byte of ASCII. */
    public void put(int ascii) throws IOException {
        room(1);
        buffer[used++] = (byte) ascii;
    }

    /** Puts bytes as they are. */
    public void put(byte[] bytes, int from, int to) throws IOException {
        int length = to - from;
        if (length > SIZE) {
            flush();
            out.write(bytes, from, length);
            return;
        }
        room(length);
        System.arraycopy(bytes, from, buffer, used, length);
        used += length;
    }

    /** Puts a number as {@link Decimal} prints it. */
    public void number(double value) throws IOException {
        room(Decimal.MAX_LENGTH);
        used = Decimal.write(value, buffer, used);
    }

    /** Puts an integer. */
    public void integer(long value) throws IOException {
        room(Decimal.MAX_LENGTH);
        used = Decimal.write(value, buffer, used);
    }

    /** Puts {@code true} or {@code false}. */
    public void bool(boolean value) throws IOException {
        put(value ? TRUE : FALSE, 0, value ? TRUE.length : FALSE.length);
    }

    /** Hands all bytes to the stream. */
    public void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    private void room(int length) throws IOException {
        if (SIZE - used < length) {
            flush();
        }
    }
}
