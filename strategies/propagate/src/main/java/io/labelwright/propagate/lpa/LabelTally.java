package io.labelwright.propagate.lpa;

import java.util.Arrays;

/**
 * How much each label weighs among the neighbours of one node, in the order in which labels are met. A small table for
 * as many labels as a node has neighbours stays near, where an array with a cell for every label there is would be
 * looked up far away, edge by edge.
 */
final class LabelTally {

    private static final int GOLDEN = 0x9E3779B9;

    /** Place of a label among those that were met, plus 1; 0 for a free cell. */
    private int[] cell = new int[64];

    private int shift = 32 - 6;
    private int[] met = new int[32];
    private int[] cellOf = new int[32];
    private double[] weight = new double[32];
    private int size;

    /** Forgets what was added, and makes room. */
    void clear(int neighbours) {
        if (neighbours > met.length) {
            int room = Integer.highestOneBit(neighbours) << 1;
            met = new int[room];
            cellOf = new int[room];
            weight = new double[room];
            cell = new int[2 * room];
            shift = Integer.numberOfLeadingZeros(2 * room) + 1;
        } else if (size > cell.length / 8) {
            Arrays.fill(cell, 0);
        } else {
            for (int i = 0; i < size; i++) {
                cell[cellOf[i]] = 0;
            }
        }
        size = 0;
    }

    void add(int label, double more) {
        int at = label * GOLDEN >>> shift;
        while (cell[at] != 0) {
            int place = cell[at] - 1;
            if (met[place] == label) {
                weight[place] += more;
                return;
            }
            at = at + 1 & cell.length - 1;
        }
        met[size] = label;
        cellOf[size] = at;
        weight[size] = more;
        cell[at] = ++size;
    }

    /** How many labels were met. */
    int size() {
        return size;
    }

    /** The label that was met in this place. */
    int label(int place) {
        return met[place];
    }

    /** What it weighs. */
    double weight(int place) {
        return weight[place];
    }

    /** What a label weighs; 0 for one that was not met. */
    double weightOf(int label) {
        int at = label * GOLDEN >>> shift;
        while (cell[at] != 0) {
            if (met[cell[at] - 1] == label) {
                return weight[cell[at] - 1];
            }
            at = at + 1 & cell.length - 1;
        }
        return 0;
    }
}
