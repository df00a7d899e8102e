package io.labelwright.math.overlap;

/**
 * On how many items labeling functions answer, answer together and contradict each other (Ratner et al. 2017, the
 * analysis of labeling functions). Kept in cells of an array that may be a part of a larger one, so that passes over
 * blocks can add them up: three per function, then three for all.
 */
public final class FunctionCounts {

    private final long[] cells;
    private final int at;
    private final int functions;
    private final long items;

    private FunctionCounts(long[] cells, int at, int functions, long items) {
        this.cells = cells;
        this.at = at;
        this.functions = functions;
        this.items = items;
    }

    /** How many cells the counts of so many functions take. */
    public static int cells(int functions) {
        return 3 * functions + 3;
    }

    /**
     * Counts that were added up. Holds no copy.
     *
     * @param at the first of the cells
     * @param items all items of the view
     */
    public static FunctionCounts of(long[] cells, int at, int functions, long items) {
        return new FunctionCounts(cells, at, functions, items);
    }

    /**
     * Adds the answers to one item.
     *
     * @param function per answer who gave it; those of one function stand together, and the first of them counts
     * @param label per answer its class
     * @param from the first answer
     * @param to the end of the answers; the same as {@code from} for none
     * @param cells the counts
     * @param at the first of their cells
     * @param functions how many functions there are
     */
    public static void add(int[] function, short[] label, int from, int to, long[] cells, int at, int functions) {
        if (from == to) {
            return;
        }
        boolean itemMet = false;
        boolean itemDisputed = false;
        for (int a = from; a < to; a++) {
            boolean met = false;
            boolean disputed = false;
            for (int b = from; b < to; b++) {
                if (function[b] != function[a]) {
                    met = true;
                    disputed |= label[b] != label[a];
                }
            }
            if (a == from || function[a - 1] != function[a]) {
                cells[at + function[a]]++;
                cells[at + functions + function[a]] += met ? 1 : 0;
                cells[at + 2 * functions + function[a]] += disputed ? 1 : 0;
            }
            itemMet |= met;
            itemDisputed |= disputed;
        }
        cells[at + 3 * functions]++;
        cells[at + 3 * functions + 1] += itemMet ? 1 : 0;
        cells[at + 3 * functions + 2] += itemDisputed ? 1 : 0;
    }

    /** How many functions there are. */
    public int functions() {
        return functions;
    }

    /** Items that a function answers. */
    public long said(int function) {
        return cells[at + function];
    }

    /** Share of all items that a function answers. */
    public double coverage(int function) {
        return share(cells[at + function]);
    }

    /** Share of all items that a function and another one answer. */
    public double overlap(int function) {
        return share(cells[at + functions + function]);
    }

    /** Share of all items that a function answers and another one answers differently. */
    public double conflict(int function) {
        return share(cells[at + 2 * functions + function]);
    }

    /** Items that some function answers. */
    public long covered() {
        return cells[at + 3 * functions];
    }

    /** Share of all items that some function answers. */
    public double coverage() {
        return share(covered());
    }

    /** Share of all items that two functions answer, or more. */
    public double overlap() {
        return share(cells[at + 3 * functions + 1]);
    }

    /** Share of all items with different answers. */
    public double conflict() {
        return share(cells[at + 3 * functions + 2]);
    }

    private double share(long count) {
        return items == 0 ? 0 : (double) count / items;
    }
}
