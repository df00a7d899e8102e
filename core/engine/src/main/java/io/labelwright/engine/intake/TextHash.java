package io.labelwright.engine.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A hash of a text in UTF-8, eight bytes at a time; for comparisons inside one import, never stored. */
final class TextHash {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private TextHash() {}

    static long of(byte[] utf8, int from, int to, long seed) {
        long hash = (seed ^ to - from) * FACTOR;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONGS.get(utf8, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | utf8[at] & 0xFF;
        }
        return mixed(hash ^ rest);
    }

    private static long mixed(long value) {
        long product = value * FACTOR;
        return product ^ product >>> 32;
    }
}
