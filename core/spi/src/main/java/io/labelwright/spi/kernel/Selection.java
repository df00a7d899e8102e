package io.labelwright.spi.kernel;

import java.util.Arrays;

/**
 * The first few of many items in a total order: by score, then by tie, then by index. Since no two items are equal in
 * it, the same are chosen however the items are cut into blocks and whichever thread looks at which. A heap that never
 * holds more than it may choose, so memory follows the number chosen and not the number of items.
 */
public final class Selection {

    private final int most;
    private int size;
    /** A heap whose root is the last of those chosen, until it is sorted. */
    private int[] item = new int[16];

    private double[] score = new double[16];
    private long[] tie = new long[16];
    private boolean sorted;

    /**
     * Nothing chosen yet.
     *
     * @param most how many may be chosen
     */
    public Selection(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a choice of " + most + " items");
        }
        this.most = most;
    }

    /** How many may be chosen. */
    public int most() {
        return most;
    }

    /**
     * Offers an item, each one once.
     *
     * @param index of the item in the view
     * @param value its score; the smallest is chosen first
     * @param then what decides between equal scores, the smallest first
     */
    public void offer(int index, double value, long then) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("the score of item " + index + " is not a number");
        }
        if (sorted) {
            throw new IllegalStateException("the choice has been made");
        }
        // -0.0 and 0.0 are the same score.
        double given = value + 0.0;
        if (size < most) {
            grow();
            set(size, index, given, then);
            up(size++);
        } else if (most > 0 && isBefore(index, given, then, 0)) {
            set(0, index, given, then);
            down(0, size);
        }
    }

    /** Offers all that another one has chosen. */
    public void merge(Selection other) {
        for (int i = 0; i < other.size; i++) {
            offer(other.item[i], other.score[i], other.tie[i]);
        }
    }

    /** How many are chosen. */
    public int size() {
        return size;
    }

    /** The item at a place, from 0; asking ends the choice. */
    public int item(int place) {
        sort();
        return item[place];
    }

    /** Score of the item at a place, from 0. */
    public double score(int place) {
        sort();
        return score[place];
    }

    private void sort() {
        if (!sorted) {
            for (int end = size - 1; end > 0; end--) {
                swap(0, end);
                down(0, end);
            }
            sorted = true;
        }
    }

    private void grow() {
        if (size == item.length) {
            int longer = Math.min(most, 2 * size);
            item = Arrays.copyOf(item, longer);
            score = Arrays.copyOf(score, longer);
            tie = Arrays.copyOf(tie, longer);
        }
    }

    private void set(int at, int index, double value, long then) {
        item[at] = index;
        score[at] = value;
        tie[at] = then;
    }

    private boolean isBefore(int index, double value, long then, int at) {
        if (value != score[at]) {
            return value < score[at];
        }
        return then != tie[at] ? then < tie[at] : index < item[at];
    }

    private boolean isBefore(int a, int b) {
        return isBefore(item[a], score[a], tie[a], b);
    }

    private void up(int from) {
        int at = from;
        while (at > 0 && isBefore((at - 1) / 2, at)) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void down(int from, int end) {
        int at = from;
        while (2 * at + 1 < end) {
            int child = 2 * at + 1;
            if (child + 1 < end && isBefore(child, child + 1)) {
                child++;
            }
            if (!isBefore(at, child)) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private void swap(int a, int b) {
        int index = item[a];
        double value = score[a];
        long then = tie[a];
        set(a, item[b], score[b], tie[b]);
        set(b, index, value, then);
    }
}
