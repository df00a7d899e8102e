package io.labelwright.files.text;

import io.labelwright.math.number.Decimal;
import java.io.IOException;
import java.io.OutputStream;

/** Collects bytes in one buffer on their way to a stream, so that a file of millions of cells makes no garbage. */
public final class Utf8Output {

    private static final int SIZE = 1 << 16;
    private static final int KNOWN = 256;
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int used;
    /** Texts of numbers that were written before, since many columns have few different ones; made when needed. */
    private byte[] texts = new byte[0];

    private final long[] values = new long[KNOWN];
    private final byte[] lengths = new byte[KNOWN];

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
        long bits = Double.doubleToRawLongBits(value);
        int place = (int) (bits * 0x9E3779B97F4A7C15L >>> 56);
        int from = place * Decimal.MAX_LENGTH;
        if (values[place] == bits && lengths[place] > 0) {
            System.arraycopy(texts, from, buffer, used, lengths[place]);
            used += lengths[place];
            return;
        }
        int start = used;
        used = Decimal.write(value, buffer, used);
        if (texts.length == 0) {
            texts = new byte[KNOWN * Decimal.MAX_LENGTH];
        }
        values[place] = bits;
        lengths[place] = (byte) (used - start);
        System.arraycopy(buffer, start, texts, from, used - start);
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
