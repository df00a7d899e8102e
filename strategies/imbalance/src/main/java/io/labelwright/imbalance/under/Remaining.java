package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Rows that are left of all, ascending.
 *
 * @param rows all rows
 * @param left those that are left
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record Remaining(TrainingRows rows, int[] left) {

    /** All rows. */
    static Remaining all(TrainingRows rows) {
        return new Remaining(rows, rows.all());
    }

    /** How many rows of each class are left. */
    int[] counts() {
        var counts = new int[rows.schema().size()];
        for (int row : left) {
            counts[rows.label(row)]++;
        }
        return counts;
    }

    /** Those of a class. */
    int[] ofClass(int wanted) {
        return Arrays.stream(left).filter(row -> rows.label(row) == wanted).toArray();
    }

    /** Those of all other classes. */
    int[] notOfClass(int unwanted) {
        return Arrays.stream(left).filter(row -> rows.label(row) != unwanted).toArray();
    }

    /**
     * Without some rows. A class of which nothing would be left keeps all of its rows.
     *
     * @param gone whether a row goes, by its number among all rows
     */
    Remaining without(boolean[] gone, SamplingWork work) {
        var before = counts();
        var after = new int[before.length];
        for (int row : left) {
            after[rows.label(row)] += gone[row] ? 0 : 1;
        }
        var spared = new boolean[before.length];
        for (int k = 0; k < before.length; k++) {
            spared[k] = before[k] > 0 && after[k] == 0;
            if (spared[k]) {
                work.warn("nothing would be left of the class '" + rows.schema().name(k) + "': its " + before[k]
                        + " rows stay");
            }
        }
        IntPredicate stays = row -> !gone[row] || spared[rows.label(row)];
        return new Remaining(rows, IntStream.of(left).filter(stays).toArray());
    }

    /** What the sampler has done. */
    Sampled sampled() {
        return Sampled.only(left);
    }
}
