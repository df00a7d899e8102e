package io.labelwright.consensus.crowd;

import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Totals;

/**
 * Sums of values whose size is not known before, as exact as those of an {@link Accumulator}'s cells: a value is split
 * into multiples of 2^20, whole numbers below that and a fraction, each added up as longs in a cell of its own. So
 * neither threads nor the size of blocks change a bit, over values up to 2^42 in steps of 2^-32 and 2^20 million of
 * them. What is larger counts as the largest.
 */
public final class WideCells {

    /** How many cells a sum takes. */
    public static final int WIDTH = 3;

    private static final double COARSE = 0x1p20;
    private static final double FINE = 0x1p32;
    private static final double LARGEST = 0x1p42;

    private WideCells() {}

    /** Adds to the sum whose cells begin here. */
    public static void add(Accumulator into, int cell, double value) {
        double x = Math.max(-LARGEST, Math.min(LARGEST, value));
        double coarse = Math.rint(x / COARSE);
        double rest = x - coarse * COARSE;
        double whole = Math.rint(rest);
        into.cells[cell] += (long) coarse;
        into.cells[cell + 1] += (long) whole;
        into.cells[cell + 2] += (long) Math.rint((rest - whole) * FINE);
    }

    /** The sum whose cells begin here. */
    public static double sum(Totals totals, int cell) {
        return totals.count(cell) * COARSE + totals.count(cell + 1) + totals.count(cell + 2) / FINE;
    }
}
