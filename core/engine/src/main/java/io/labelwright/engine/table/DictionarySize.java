package io.labelwright.engine.table;

import io.labelwright.spi.table.Dictionary;

/**
 * How much memory a {@link Dictionary} takes: the texts, per text its end and its key, and where texts are looked up.
 */
public final class DictionarySize {

    private static final int BESIDE_A_TEXT = Integer.BYTES + Long.BYTES;

    private DictionarySize() {}

    /** Bytes of a dictionary that was read from a file or made of a list. */
    public static long of(long entries, long utf8) {
        return entries == 0 ? 0 : utf8 + BESIDE_A_TEXT * entries + Integer.BYTES * 4 * Long.highestOneBit(entries);
    }

    /** The bytes of UTF-8 in a dictionary, of which {@link #of} is given. */
    public static long text(long bytes, long entries) {
        return bytes - of(entries, 0);
    }

    /** Bytes of a dictionary that grew with what was read. */
    public static long grown(long entries, long utf8) {
        return entries == 0 ? 0 : utf8 + BESIDE_A_TEXT * entries + places(entries);
    }

    /** Bytes of what such a dictionary grows in, whose arrays double when they are full. */
    public static long growing(long entries, long utf8) {
        return entries == 0
                ? 0
                : 2 * Long.highestOneBit(Math.max(1, utf8 - 1))
                        + BESIDE_A_TEXT * 2 * Long.highestOneBit(Math.max(1, entries - 1))
                        + places(entries);
    }

    private static long places(long entries) {
        long slots = 16;
        while (slots < 2 * entries) {
            slots *= 4;
        }
        return Integer.BYTES * slots;
    }
}
