package io.labelwright.imbalance.sample;

import java.util.stream.IntStream;

/** Rows that lie on the lines between others: {@code base + gap * (other - base)}. */
public final class Between implements MadeRows {

    private final int[] base;
    private final int[] other;
    private final double[] gap;
    /** Per row where its numbers stand, if it is used. */
    private final int[] place;

    private final double[] numbers;
    private final int width;

    /**
     * Takes over the arrays.
     *
     * @param base per made row the row at which its line begins
     * @param other per made row the one to which it leads
     * @param gap per made row where on the line it lies, from 0 to 1; below 0 it lies before its beginning
     */
    public Between(TrainingRows rows, int[] base, int[] other, double[] gap) {
        this.base = base;
        this.other = other;
        this.gap = gap;
        this.place = new int[rows.size()];
        for (int i = 0; i < base.length; i++) {
            place[base[i]] = 1;
            place[other[i]] = 1;
        }
        int[] used =
                IntStream.range(0, place.length).filter(row -> place[row] > 0).toArray();
        for (int i = 0; i < used.length; i++) {
            place[used[i]] = i;
        }
        this.numbers = rows.features().numbers(used);
        this.width = rows.features().columns();
    }

    @Override
    public int count() {
        return base.length;
    }

    @Override
    public int[] parents(int made) {
        return new int[] {base[made], other[made]};
    }

    @Override
    public double gap(int made) {
        return gap[made];
    }

    @Override
    public boolean duplicates() {
        return false;
    }

    @Override
    public void numbers(int made, double[] into) {
        int from = place[base[made]] * width;
        int to = place[other[made]] * width;
        double part = gap[made];
        for (int c = 0; c < width; c++) {
            into[c] = numbers[from + c] + part * (numbers[to + c] - numbers[from + c]);
        }
    }
}
