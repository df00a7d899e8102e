package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.Between;
import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * A class that grows: what methods have in common that make rows class by class.
 *
 * @param rows all rows
 * @param index the class
 * @param members its rows, ascending
 * @param missing how many rows it needs
 * @param work with random numbers of the class's own
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record GrownClass(TrainingRows rows, int index, int[] members, int missing, SamplingWork work) {

    /** Makes the rows of one class. */
    @FunctionalInterface
    interface Growing {
        List<MadeRows> of(GrownClass grown);
    }

    /** Lets all classes grow that need rows; a class of a single row is repeated, since nothing lies between. */
    static Sampled all(TrainingRows rows, OverOptions options, SamplingWork work, Growing growing) {
        int[] missing = options.missing(rows);
        var made = new ArrayList<MadeRows>();
        for (int k = 0; k < missing.length; k++) {
            if (missing[k] > 0) {
                String name = rows.schema().name(k);
                var grown = new GrownClass(rows, k, rows.ofClass(k), missing[k], work.step("class " + name));
                if (grown.members.length == 1) {
                    work.warn("class '" + name + "' has one row: it is repeated, since no row lies between");
                    made.add(grown.duplicates());
                } else {
                    made.addAll(growing.of(grown));
                }
            }
        }
        return Sampled.with(made);
    }

    /** The class's name. */
    String name() {
        return rows.schema().name(index);
    }

    /** Random ones of its rows once more. */
    MadeRows duplicates() {
        SeededRandom drawn = work.random().stream("row");
        var of = new int[missing];
        for (int i = 0; i < missing; i++) {
            of[i] = members[drawn.below(members.length, i, 0)];
        }
        return new MadeRows.Duplicates(of);
    }

    /** As many neighbours as are wanted, or as there are; the user is told of fewer. */
    int neighbours(int wanted, String key) {
        int k = Math.min(wanted, members.length - 1);
        if (k < wanted) {
            work.warn("class '" + name() + "' has " + members.length + " rows: " + key + " is " + k
                    + " for it instead of " + wanted);
        }
        return k;
    }

    /**
     * Rows between some rows and random ones of their neighbours, at random places.
     *
     * @param bases the rows to start from
     * @param near the neighbours of these
     * @param count how many rows
     * @param reach how far towards the neighbour a row lies at most; below 0 it lies away from it
     */
    MadeRows between(int[] bases, RowNeighbours near, int count, double reach) {
        SeededRandom drawn = work.random().stream("between");
        var base = new int[count];
        var other = new int[count];
        var gap = new double[count];
        for (int i = 0; i < count; i++) {
            int at = drawn.below(bases.length, i, 0);
            base[i] = bases[at];
            other[i] = near.row(at, drawn.below(near.k(), i, 1));
            gap[i] = reach * drawn.uniform(i, 2);
        }
        return new Between(rows, base, other, gap);
    }
}
