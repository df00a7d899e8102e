package io.labelwright.files.chunk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at bytes eight at a time. */
public final class Bytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;

    private Bytes() {}

    /** Eight copies of a byte, for {@link #zeros} of a word xor these. */
    public static long pattern(int b) {
        return ONES * (b & 0xFF);
    }

    /** Eight bytes; the first one is the lowest. */
    public static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** The highest bit of each byte that is zero, of no other. */
    public static long zeros(long word) {
        return ~((word & ~HIGH) + ~HIGH | word | ~HIGH);
    }

    /** The highest bit of each byte that is zero; of a byte behind such a one it may be set, too. Faster. */
    public static long zerosFromFirst(long word) {
        return word - ONES & ~word & HIGH;
    }

    static boolean isAscii(byte[] bytes, int length) {
        return isAscii(bytes, 0, length);
    }

    /** Whether all bytes from one to before another are ASCII. */
    public static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        long seen = 0;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            seen |= word(bytes, at);
        }
        for (; at < to; at++) {
            seen |= bytes[at] < 0 ? HIGH : 0;
        }
        return (seen & HIGH) == 0;
    }

    /** Whether a byte occurs. */
    public static boolean has(byte[] bytes, int length, int b) {
        long pattern = pattern(b);
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            if (zerosFromFirst(word(bytes, at) ^ pattern) != 0) {
                return true;
            }
        }
        for (; at < length; at++) {
            if (bytes[at] == (byte) b) {
                return true;
            }
        }
        return false;
    }

    /** How often a byte occurs. */
    public static int count(byte[] bytes, int length, int b) {
        long pattern = pattern(b);
        int count = 0;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            count += Long.bitCount(zeros(word(bytes, at) ^ pattern));
        }
        for (; at < length; at++) {
            count += bytes[at] == (byte) b ? 1 : 0;
        }
        return count;
    }
}
