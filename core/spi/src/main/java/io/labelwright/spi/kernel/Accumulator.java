package io.labelwright.spi.kernel;

/**
 * What a kernel adds up over blocks. Two exact ways:
 *
 * <ul>
 *   <li><b>cells</b>: fixed-point longs. A value {@code x} is added as {@code Math.round(x * unit())}. Addition of
 *       longs is associative, so neither threads nor block order nor block size change a bit. The unit is a power of
 *       two that the engine chooses from the number of answers so that a sum of that many values in [-2, 2] cannot
 *       overflow; for larger values use a scale of your own inside.
 *   <li><b>sums</b>: doubles, for sums whose size is not known before. The engine keeps them per block and adds them
 *       pairwise in block order: the same bits for any number of threads, not for another block size.
 * </ul>
 */
public final class Accumulator {

    /** Bits of the largest unit that is used. */
    private static final int MAX_UNIT_BITS = 40;

    /** Fixed-point cells; write to them directly in hot loops. */
    public final long[] cells;

    /** Sums of the block at hand. */
    public final double[] sums;

    private final double unit;
    private double[] doubles = new double[0];
    private long[] longs = new long[0];

    /** An accumulator of zeros. */
    public Accumulator(int cells, int sums, double unit) {
        this.cells = new long[cells];
        this.sums = new double[sums];
        this.unit = unit;
    }

    /** What the value 1.0 is as a long: a power of two. */
    public double unit() {
        return unit;
    }

    /** Adds a value to a cell, rounded to the unit. */
    public void add(int cell, double value) {
        cells[cell] += Math.round(value * unit);
    }

    /**
     * Working space of at least this size for one block, with anything in it; the same array again for the next block.
     */
    public double[] doubles(int size) {
        if (doubles.length < size) {
            doubles = new double[size];
        }
        return doubles;
    }

    /** As {@link #doubles}, for longs. */
    public long[] longs(int size) {
        if (longs.length < size) {
            longs = new long[size];
        }
        return longs;
    }

    /** Adds another accumulator's cells to this one's. */
    public void merge(Accumulator other) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] += other.cells[i];
        }
    }

    /** The unit for sums of at most this many values in [-2, 2]. */
    public static double unitFor(long values) {
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, values));
        return Math.scalb(1.0, Math.min(MAX_UNIT_BITS, 61 - bits));
    }
}
