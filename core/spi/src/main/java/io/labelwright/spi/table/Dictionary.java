package io.labelwright.spi.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list of distinct texts, each with its code 0, 1, 2, ... in the order in which they were added. Texts are
 * held as UTF-8 in one array, so that a million ids cost their bytes plus about 24 each.
 */
public final class Dictionary {

    /** In place of a key: keys of short texts have their length in the first byte, those of long ones the first bit. */
    private static final long NOT_ASCII = Long.MAX_VALUE;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final Dictionary EMPTY = new Builder().build();

    private final byte[] bytes;
    private final int[] ends;
    private final int size;
    private final long[] keys;
    /** Codes + 1 by where their texts are looked for; null until somebody looks for one. */
    private volatile int @Nullable [] slots;

    private final List<String> texts = new Texts(this);

    private Dictionary(byte[] bytes, int[] ends, int size, long[] keys, int @Nullable [] slots) {
        this.bytes = bytes;
        this.ends = ends;
        this.size = size;
        this.keys = keys;
        this.slots = slots;
    }

    /** The dictionary without entries. */
    public static Dictionary empty() {
        return EMPTY;
    }

    /** A dictionary of these texts, which must be distinct, coded in their order. */
    public static Dictionary of(Collection<String> texts) {
        var builder = new Builder();
        for (String text : texts) {
            builder.add(text);
        }
        if (builder.size() != texts.size()) {
            throw new IllegalArgumentException("texts are not distinct");
        }
        return builder.build();
    }

    /**
     * A dictionary of texts that are UTF-8 already.
     *
     * @param utf8 all texts one after the other; taken over
     * @param ends where each text ends, without decreasing, the last at the end of {@code utf8}; taken over
     * @throws IllegalArgumentException when the ends do not fit or a text occurs twice
     */
    public static Dictionary of(byte[] utf8, int[] ends) {
        int last = 0;
        for (int end : ends) {
            if (end < last) {
                throw new IllegalArgumentException("a text ends at " + end + ", the one before it at " + last);
            }
            last = end;
        }
        if (last != utf8.length || ends.length >= 1 << 29) {
            throw new IllegalArgumentException(ends.length + " texts end at " + last + " of " + utf8.length);
        }
        var keys = new long[ends.length];
        var slots = new int[Math.max(16, Integer.highestOneBit(Math.max(1, ends.length)) * 4)];
        int mask = slots.length - 1;
        for (int code = 0, start = 0; code < ends.length; start = ends[code++]) {
            keys[code] = key(utf8, start, ends[code] - start);
            int at = slot(keys[code]) & mask;
            while (slots[at] != 0) {
                int other = slots[at] - 1;
                if (same(utf8, ends, keys, other, keys[code], utf8, start, ends[code] - start)) {
                    throw new IllegalArgumentException("text " + code + " is the same as text " + other);
                }
                at = (at + 1) & mask;
            }
            slots[at] = code + 1;
        }
        return new Dictionary(utf8, ends, ends.length, keys, slots);
    }

    /** How many texts there are; codes are below it. */
    public int size() {
        return size;
    }

    /** The text of a code. */
    public String get(int code) {
        int start = start(code);
        return new String(bytes, start, ends[code] - start, StandardCharsets.UTF_8);
    }

    /** The texts by code; the same object at each call. */
    public List<String> texts() {
        return texts;
    }

    /** The code of a text, or -1. */
    public int find(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return lookUp(bytes, ends, keys, slots(), key(utf8, 0, utf8.length), utf8, 0, utf8.length);
    }

    /** The code in this dictionary of the text that has {@code code} in {@code other}, or -1. */
    public int find(Dictionary other, int code) {
        int start = other.start(code);
        return lookUp(bytes, ends, keys, slots(), other.keys[code], other.bytes, start, other.ends[code] - start);
    }

    /** Two threads may make them both; they are the same. */
    private int[] slots() {
        int[] found = slots;
        if (found == null) {
            found = new int[Integer.highestOneBit(Math.max(8, size)) * 4];
            for (int code = 0; code < size; code++) {
                place(keys, code, found);
            }
            slots = found;
        }
        return found;
    }

    private static void place(long[] keys, int code, int[] slots) {
        int mask = slots.length - 1;
        int at = slot(keys[code]) & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = code + 1;
    }

    /** Bytes of UTF-8 that all texts take. */
    public int utf8Length() {
        return size == 0 ? 0 : ends[size - 1];
    }

    /** The UTF-8 bytes of all texts, one after the other. The array is shared: read only. */
    public byte[] utf8() {
        return bytes;
    }

    /** Where text {@code code} ends in {@link #utf8()}; it starts where the one before it ends. */
    public int end(int code) {
        return ends[code];
    }

    /** Bytes of UTF-8 that the text of a code takes. */
    public int length(int code) {
        return ends[code] - start(code);
    }

    /** Whether both hold the same texts in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof Dictionary that
                        && size == that.size
                        && Arrays.equals(ends, 0, size, that.ends, 0, size)
                        && Arrays.equals(bytes, 0, utf8Length(), that.bytes, 0, utf8Length()));
    }

    @Override
    public int hashCode() {
        return 31 * size + utf8Length();
    }

    private int start(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    /**
     * A number that stands for a text: for up to seven bytes the bytes and their count, so that equal keys mean equal
     * texts; for longer ones a hash with the first bit set. Comparing keys spares most looks at the texts themselves.
     */
    private static long key(byte[] utf8, int from, int length) {
        if (length <= 7) {
            if (from + Long.BYTES <= utf8.length && length > 0) {
                long bytes = (long) LONGS.get(utf8, from);
                return (long) length << 8 * length | bytes >>> 64 - 8 * length;
            }
            long key = length;
            for (int i = from, end = from + length; i < end; i++) {
                key = key << 8 | (utf8[i] & 0xFF);
            }
            return key;
        }
        long hash = length;
        int last = from + length - Long.BYTES;
        for (int i = from; i < last; i += Long.BYTES) {
            hash = mixed(hash, (long) LONGS.get(utf8, i));
        }
        return closed(hash, (long) LONGS.get(utf8, last));
    }

    private static long mixed(long hash, long word) {
        long product = (hash ^ word) * 0x9E3779B97F4A7C15L;
        return product ^ product >>> 32;
    }

    /** Ends the hash of a long text with its last eight bytes, whose last bits stay as they are for {@link #slot}. */
    private static long closed(long hash, long word) {
        return mixed(hash, word & ~7) & ~7 | word & 7 | Long.MIN_VALUE;
    }

    /** As {@link #key(byte[], int, int)} for characters, or {@link #NOT_ASCII}. */
    private static long key(char[] chars, int from, int length) {
        long key = length;
        int seen = 0;
        if (length <= 7) {
            for (int i = from, end = from + length; i < end; i++) {
                seen |= chars[i];
                key = key << 8 | chars[i];
            }
            return seen < 0x80 ? key : NOT_ASCII;
        }
        for (int i = from, end = from + length; i < end; i++) {
            seen |= chars[i];
        }
        if (seen >= 0x80) {
            return NOT_ASCII;
        }
        int last = from + length - Long.BYTES;
        for (int i = from; i < last; i += Long.BYTES) {
            key = mixed(key, word(chars, i));
        }
        return closed(key, word(chars, last));
    }

    /** Eight characters of ASCII as their bytes, the first one the highest. */
    private static long word(char[] chars, int at) {
        long word = 0;
        for (int i = at; i < at + Long.BYTES; i++) {
            word = word << 8 | chars[i];
        }
        return word;
    }

    /**
     * Where to look first. Texts that differ in the last bits of their last character only, as numbered ids do, lie
     * side by side: a file in the order of its ids then meets a new part of memory at every eighth id only. Each second
     * place between them is left free, for texts that would else have to go far, and where a text begins among the
     * eight differs by the others, since many texts end in the same letters.
     */
    private static int slot(long key) {
        long hash = (key >>> 3) * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) << 4 | (int) (hash >>> 29 ^ key & 7) << 1 & 15;
    }

    private static boolean same(
            byte[] pool, int[] ends, long[] keys, int code, long key, byte[] utf8, int from, int length) {
        if (keys[code] != key) {
            return false;
        }
        int start = code == 0 ? 0 : ends[code - 1];
        return key >= 0 || Arrays.equals(pool, start, ends[code], utf8, from, from + length);
    }

    private static int lookUp(
            byte[] pool, int[] ends, long[] keys, int[] slots, long key, byte[] utf8, int from, int length) {
        int mask = slots.length - 1;
        for (int at = slot(key) & mask; ; at = (at + 1) & mask) {
            int code = slots[at] - 1;
            if (code < 0 || same(pool, ends, keys, code, key, utf8, from, length)) {
                return code;
            }
        }
    }

    /** Collects texts; not for use by several threads. */
    public static final class Builder {

        private byte[] bytes = new byte[64];
        private int[] ends = new int[8];
        private long[] keys = new long[8];
        private int[] slots = new int[16];
        private int size;
        private int last = -1;
        private @Nullable Dictionary built;

        /** How many distinct texts were added so far. */
        public int size() {
            return size;
        }

        /** The code of a text, which is added unless it is there. */
        public int add(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return add(utf8, 0, utf8.length);
        }

        /** The code of the text that has {@code code} in {@code other}, which is added unless it is there. */
        public int add(Dictionary other, int code) {
            int start = other.start(code);
            return add(other.keys[code], other.bytes, start, other.ends[code] - start);
        }

        /**
         * The codes of all texts of another dictionary, -1 for those that are not here. Texts of a large dictionary lie
         * far apart; asked for together, many are fetched in the time of one.
         *
         * @param count of how many texts, from code 0 on
         * @param codes takes them, by code in {@code other}
         * @return how many are here
         */
        public int find(Dictionary other, int count, int[] codes) {
            int mask = slots.length - 1;
            int found = 0;
            for (int code = 0; code < count; code++) {
                codes[code] = slots[slot(other.keys[code]) & mask] - 1;
            }
            for (int code = 0; code < count; code++) {
                int first = codes[code];
                if (first >= 0 && (keys[first] != other.keys[code] || keys[first] < 0)) {
                    int start = other.start(code);
                    codes[code] = lookUp(
                            bytes, ends, keys, slots, other.keys[code], other.bytes, start, other.ends[code] - start);
                }
                found += codes[code] < 0 ? 0 : 1;
            }
            return found;
        }

        /** The code of a text given as characters; no string or array is made for ASCII, the usual case of ids. */
        public int add(char[] chars, int offset, int length) {
            long key = key(chars, offset, length);
            if (key == NOT_ASCII) {
                return add(new String(chars, offset, length));
            }
            if (last < 0 || !sameText(last, key, chars, offset, length)) {
                int mask = slots.length - 1;
                int at = slot(key) & mask;
                int code = slots[at] - 1;
                while (code >= 0 && !sameText(code, key, chars, offset, length)) {
                    at = (at + 1) & mask;
                    code = slots[at] - 1;
                }
                last = code < 0 ? append(key, chars, offset, length) : code;
            }
            return last;
        }

        private boolean sameText(int code, long key, char[] chars, int offset, int length) {
            if (keys[code] != key || key >= 0) {
                return keys[code] == key;
            }
            int start = code == 0 ? 0 : ends[code - 1];
            if (ends[code] - start != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (bytes[start + i] != (byte) chars[offset + i]) {
                    return false;
                }
            }
            return true;
        }

        /** The code of a text given as UTF-8, which is added unless it is there. */
        public int add(byte[] utf8, int from, int length) {
            return add(key(utf8, from, length), utf8, from, length);
        }

        private int add(long key, byte[] utf8, int from, int length) {
            // Files are mostly sorted by item: the text of the row before is the likeliest.
            if (last < 0 || !same(bytes, ends, keys, last, key, utf8, from, length)) {
                int code = lookUp(bytes, ends, keys, slots, key, utf8, from, length);
                last = code < 0 ? append(key, utf8, from, length) : code;
            }
            return last;
        }

        /** The text of a code given out so far. */
        public String get(int code) {
            int start = code == 0 ? 0 : ends[code - 1];
            return new String(bytes, start, ends[code] - start, StandardCharsets.UTF_8);
        }

        /**
         * The dictionary of all that was added so far; the builder can go on. Gives the same object until something is
         * added, so that tables that share a builder share the dictionary.
         */
        public Dictionary build() {
            if (built == null || built.size() != size) {
                int used = size == 0 ? 0 : ends[size - 1];
                built = new Dictionary(
                        Arrays.copyOf(bytes, used),
                        Arrays.copyOf(ends, size),
                        size,
                        Arrays.copyOf(keys, size),
                        slots.clone());
            }
            return built;
        }

        /**
         * The dictionary of all that was added so far, and begins anew in the same memory; for dictionaries that are
         * many, live short, and are seldom looked into for a text.
         */
        public Dictionary drain() {
            int used = size == 0 ? 0 : ends[size - 1];
            var drained = new Dictionary(
                    Arrays.copyOf(bytes, used), Arrays.copyOf(ends, size), size, Arrays.copyOf(keys, size), null);
            Arrays.fill(slots, 0);
            size = 0;
            last = -1;
            built = null;
            return drained;
        }

        private int append(long key, char[] ascii, int from, int length) {
            var utf8 = new byte[length];
            for (int i = 0; i < length; i++) {
                utf8[i] = (byte) ascii[from + i];
            }
            return append(key, utf8, 0, length);
        }

        private int append(long key, byte[] utf8, int from, int length) {
            int start = size == 0 ? 0 : ends[size - 1];
            long needed = (long) start + length;
            if (needed > Integer.MAX_VALUE - 16) {
                throw new IllegalStateException("a column has over 2 GiB of distinct names");
            }
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(
                        bytes, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, 2L * bytes.length)));
            }
            System.arraycopy(utf8, from, bytes, start, length);
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, size * 2);
                keys = Arrays.copyOf(keys, size * 2);
            }
            keys[size] = key;
            ends[size++] = start + length;
            if (size * 2 > slots.length) {
                slots = new int[Math.min(1 << 30, slots.length * 4)];
                for (int code = 0; code < size; code++) {
                    Dictionary.place(keys, code, slots);
                }
            } else {
                Dictionary.place(keys, size - 1, slots);
            }
            return size - 1;
        }
    }

    /** The texts of a dictionary as a list. */
    private static final class Texts extends AbstractList<String> implements RandomAccess {

        private final Dictionary dictionary;

        Texts(Dictionary dictionary) {
            this.dictionary = dictionary;
        }

        @Override
        public String get(int code) {
            return dictionary.get(code);
        }

        @Override
        public int size() {
            return dictionary.size();
        }
    }
}
