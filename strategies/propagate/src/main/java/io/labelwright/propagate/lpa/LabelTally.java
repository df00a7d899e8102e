package io.labelwright.propagate.lpa;

import java.util.Arrays;

/**
 * How much each label weighs among the neighbours of one node, in the order in which labels are met. A small table for
 * as many labels as a node has neighbours stays near, where an array with a cell for every label there is would be
 * looked up far away, edge by edge. It has four cells for each label, so that what a processor guesses, that a label
 * finds its cell at once, is nearly always right; whether it is a new one or one that was met is no branch.
 */
final class LabelTally {

    private static final int GOLDEN = 0x9E3779B9;
    private static final int FREE = -1;
    private static final int FEWEST_CELLS = 256;
    private static final int CELLS_A_LABEL = 4;

    private int[] label = free(FEWEST_CELLS);
    private double[] weight = new double[FEWEST_CELLS];
    private int[] met = new int[FEWEST_CELLS];
    private int size;
    private int mask;
    private int shift;

    private static int[] free(int cells) {
        var label = new int[cells];
        Arrays.fill(label, FREE);
        return label;
    }

    /** Forgets what was added, and makes room for other labels. */
    void clear(int most) {
        for (int i = 0; i < size; i++) {
            label[met[i]] = FREE;
            weight[met[i]] = 0;
        }
        size = 0;
        // Only as many cells as are needed, also where the table has grown for a node with many neighbours.
        int cells = FEWEST_CELLS;
        while (cells < (long) CELLS_A_LABEL * most && cells < 1 << 30) {
            cells <<= 1;
        }
        if (cells > label.length) {
            label = free(cells);
            weight = new double[cells];
            met = new int[cells];
        }
        mask = cells - 1;
        shift = Integer.numberOfLeadingZeros(mask);
    }

    /** Adds to what a label weighs, which is at least 0. */
    void add(int one, double more) {
        int at = one * GOLDEN >>> shift;
        while (label[at] != one && label[at] != FREE) {
            at = at + 1 & mask;
        }
        met[size] = at;
        size += label[at] >>> 31;
        label[at] = one;
        weight[at] += more;
    }

    /** How many labels were met. */
    int size() {
        return size;
    }

    /** The label that was met in this place. */
    int label(int place) {
        return label[met[place]];
    }

    /** What it weighs. */
    double weight(int place) {
        return weight[met[place]];
    }
}
