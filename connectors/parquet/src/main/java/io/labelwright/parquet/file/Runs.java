package io.labelwright.parquet.file;

import io.labelwright.files.chunk.Bytes;
import java.util.Arrays;

/**
 * Small integers in runs, many at a time: levels of nesting, and codes of a dictionary. A run is either one integer so
 * many times, or eight integers at a time side by side in so many bits each.
 */
final class Runs {

    private final byte[] bytes;
    private final int end;
    private final int bits;
    private int at;
    /** How many integers of the run are left. */
    private long left;

    private boolean packed;
    /** The integer of a run of equal ones. */
    private int value;
    /** Of a run of packed ones: in which bit behind {@link #at} the next one begins. */
    private long bit;

    /**
     * Runs in a part of some bytes.
     *
     * @param bits of each integer
     * @throws PageException when integers can't have so many bits
     */
    Runs(byte[] bytes, int from, int end, int bits) throws PageException {
        if (bits < 0 || bits > Integer.SIZE) {
            throw new PageException("integers of " + bits + " bits");
        }
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.bits = bits;
    }

    /**
     * Reads the next integers.
     *
     * @throws IndexOutOfBoundsException when there are fewer
     */
    void read(int[] into, int from, int count) {
        int done = from;
        int to = from + count;
        while (done < to) {
            if (left == 0) {
                begin();
            }
            int now = (int) Math.min(left, to - done);
            if (packed) {
                unpack(into, done, now);
            } else {
                Arrays.fill(into, done, done + now, value);
            }
            left -= now;
            done += now;
        }
    }

    private void begin() {
        if (packed) {
            // A last run may end before its eighth integer does.
            at = (int) Math.min(end, at + (bit + 7 >>> 3));
        }
        long header = 0;
        for (int shift = 0; ; shift += 7) {
            int b = next();
            header |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                break;
            }
            if (shift > 28) {
                throw new IndexOutOfBoundsException("the length of a run is no number");
            }
        }
        header &= 0xFFFF_FFFFL;
        packed = (header & 1) != 0;
        bit = 0;
        if (packed) {
            left = (header >>> 1) * 8;
            return;
        }
        left = header >>> 1;
        value = 0;
        for (int shift = 0; shift < bits; shift += 8) {
            value |= next() << shift;
        }
    }

    private int next() {
        if (at == end) {
            throw new IndexOutOfBoundsException("the runs end too early");
        }
        return bytes[at++] & 0xFF;
    }

    private void unpack(int[] into, int from, int count) {
        long mask = (1L << bits) - 1;
        long here = bit;
        int i = from;
        // Eight bytes at once hold an integer, in whichever bit it begins.
        long whole = ((long) bytes.length - at - Long.BYTES << 3) + 7;
        whole = Math.min(whole, ((long) end - at << 3) - bits);
        for (; i < from + count && here <= whole; i++, here += bits) {
            into[i] = (int) (Bytes.word(bytes, at + (int) (here >>> 3)) >>> (here & 7) & mask);
        }
        for (; i < from + count; i++, here += bits) {
            into[i] = (int) (last(at + (here >>> 3)) >>> (here & 7) & mask);
        }
        bit = here;
    }

    /** Bytes from a place near the end on; what is behind it is nothing. */
    private long last(long from) {
        long word = 0;
        for (int i = 0; i < Long.BYTES && from + i < end; i++) {
            word |= (bytes[(int) from + i] & 0xFFL) << 8 * i;
        }
        return word;
    }
}
