package io.labelwright.imbalance.sample;

import org.jspecify.annotations.Nullable;

/**
 * Rows that a sampler makes, numbered from 0. Their cells are computed when they are asked for, by any thread and in
 * any order, so that millions of them need no memory before they are written.
 */
public interface MadeRows {

    /** How many there are. */
    int count();

    /** The rows that one comes from; the first gives it its label, weight, part and item. */
    int[] parents(int made);

    /** Where between its first two parents it lies, 0 to 1 (beyond the first: below 0); NaN where that says nothing. */
    double gap(int made);

    /** Whether rows are their first parent once more, in all cells. */
    boolean duplicates();

    /** Its numbers, one per numeric column; not asked for duplicates. */
    void numbers(int made, double[] into);

    /** Its category in a categorical column, as a code of {@link TrainingRows#category}; -1 is missing. */
    default int category(int made, int column) {
        return -1;
    }

    /** Its classes, ascending; null where it has the label of its first parent. */
    default int @Nullable [] classes(int made) {
        return null;
    }

    /**
     * Rows that are others once more.
     *
     * @param of per made row which one
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, read only
    record Duplicates(int[] of) implements MadeRows {

        @Override
        public int count() {
            return of.length;
        }

        @Override
        public int[] parents(int made) {
            return new int[] {of[made]};
        }

        @Override
        public double gap(int made) {
            return Double.NaN;
        }

        @Override
        public boolean duplicates() {
            return true;
        }

        @Override
        public void numbers(int made, double[] into) {
            throw new UnsupportedOperationException("a duplicate has the cells of its parent");
        }
    }
}
