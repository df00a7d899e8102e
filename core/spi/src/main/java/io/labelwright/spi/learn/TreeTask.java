package io.labelwright.spi.learn;

/**
 * Rows to grow trees on, in compressed rows: the entries of row {@code i} are at {@code starts[i]} to {@code starts[i +
 * 1]}, ascending by column. A row has no value in a column that it has no entry for.
 *
 * @param form what is grown
 * @param starts where the entries of each row begin; one more than there are rows
 * @param column per entry its column
 * @param value per entry its value, finite
 * @param columns how many columns there are
 * @param labels per row its class
 * @param weights per row how much it counts; not negative
 * @param classes how many classes there are, at least 2, each with a row
 * @param trees trees of a forest, or rounds of boosting, each with a tree per class
 * @param depth most splits from root to leaf
 * @param rate how much of a tree of boosting is added
 * @param seed of what is drawn
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record TreeTask(
        Form form,
        long[] starts,
        int[] column,
        float[] value,
        int columns,
        int[] labels,
        float[] weights,
        int classes,
        int trees,
        int depth,
        double rate,
        long seed) {

    /** What is grown. */
    public enum Form {
        /**
         * Trees of rows and columns that are drawn; the leaves of the trees of an output add up to the share of that
         * class. Two classes have one output, that of the second.
         */
        FOREST,
        /** Trees that mend what those before them miss; what their leaves add up to is the logit of each class. */
        BOOSTING
    }
}
