package io.labelwright.spi.kernel;

/** The merged result of one pass over all blocks. */
public final class Totals {

    private final long[] cells;
    private final double[] sums;
    private final double inverse;

    /** Takes over the arrays. */
    public Totals(long[] cells, double[] sums, double unit) {
        this.cells = cells;
        this.sums = sums;
        // A unit is a power of two, so this is exact.
        this.inverse = 1 / unit;
    }

    /** Value of a cell. */
    public double cell(int index) {
        return cells[index] * inverse;
    }

    /** The long in a cell as it was added up, for kernels that count in whole numbers. */
    public long count(int index) {
        return cells[index];
    }

    /** Number of cells. */
    public int cellCount() {
        return cells.length;
    }

    /** Value of a sum. */
    public double sum(int index) {
        return sums[index];
    }
}
