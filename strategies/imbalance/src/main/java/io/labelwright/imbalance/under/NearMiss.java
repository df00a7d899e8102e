package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.ClassCounts;
import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Leaves those rows of a class that have the smallest mean distance to rows of the smallest class: to the k nearest of
 * them (version 1), or to the k farthest (version 2). Version 3 takes of each row of the smallest class its nearest of
 * the class, and leaves of these those with the largest mean distance to the k nearest. Mani, Zhang 2003 (kNN Approach
 * to Unbalanced Data Distributions).
 */
final class NearMiss implements Sampler {

    private final NearMissConfig config;

    NearMiss(NearMissConfig config) {
        this.config = config;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("distances");
        int[] wanted = config.under().kept(rows);
        int[] rare = rows.ofClass(ClassCounts.smallest(rows.counts()));
        var kept = new KeptRows(rows);
        int k = Math.min(config.nNeighbors(), rare.length);
        if (k < config.nNeighbors()) {
            work.warn("the smallest class has " + rare.length + " rows: n_neighbors is " + k + " instead of "
                    + config.nNeighbors());
        }
        for (int c = 0; c < wanted.length; c++) {
            int[] members = rows.ofClass(c);
            if (wanted[c] < members.length) {
                work.pause().run();
                int[] chosen = config.version() == 3
                        ? surrounding(rows, members, rare, k, wanted[c], work)
                        : nearest(members, distances(rows, members, rare, k, work), wanted[c]);
                if (chosen.length < wanted[c]) {
                    work.warn("of the class '" + rows.schema().name(c) + "' only " + chosen.length
                            + " rows are near to the smallest class, fewer than the " + wanted[c] + " that may stay");
                }
                kept.keepOnly(members, chosen);
            }
        }
        return kept.sampled();
    }

    private int[] surrounding(TrainingRows rows, int[] members, int[] rare, int k, int wanted, SamplingWork work) {
        RowNeighbours near = RowNeighbours.of(
                rows, rare, members, config.nNeighborsVer3(), config.near().metric(), work);
        int[] found = IntStream.range(0, rare.length)
                .flatMap(i -> IntStream.range(0, near.k()).map(place -> near.row(i, place)))
                .sorted()
                .distinct()
                .toArray();
        double[] negative =
                Arrays.stream(sums(rows, found, rare, k, work)).map(sum -> -sum).toArray();
        return nearest(found, negative, wanted);
    }

    private double[] distances(TrainingRows rows, int[] members, int[] rare, int k, SamplingWork work) {
        return config.version() == 1 ? sums(rows, members, rare, k, work) : farthest(rows, members, rare, k, work);
    }

    /** Per row the sum of its distances to the k nearest of some others. */
    private double[] sums(TrainingRows rows, int[] of, int[] rare, int k, SamplingWork work) {
        RowNeighbours near = RowNeighbours.of(rows, of, rare, k, config.near().metric(), work);
        var sums = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            for (int place = 0; place < near.k(); place++) {
                sums[i] += config.near().metric().distance(near.squaredDistance(i, place));
            }
        }
        return sums;
    }

    /** Per row the sum of its distances to the k farthest of some others. */
    private double[] farthest(TrainingRows rows, int[] of, int[] rare, int k, SamplingWork work) {
        var sums = new double[of.length];
        int block = Math.max(1, (1 << 22) / rare.length);
        for (int from = 0; from < of.length; from += block) {
            int[] some = Arrays.copyOfRange(of, from, Math.min(of.length, from + block));
            RowNeighbours near = RowNeighbours.of(
                    rows, some, rare, rare.length, config.near().metric(), work);
            for (int i = 0; i < some.length; i++) {
                // A row of the smallest class itself has one fewer of them.
                for (int place = Math.max(0, near.k() - k); place < near.k(); place++) {
                    sums[from + i] += config.near().metric().distance(near.squaredDistance(i, place));
                }
            }
        }
        return sums;
    }

    /** The rows with the smallest numbers; of equal ones the first. */
    private static int[] nearest(int[] rows, double[] number, int wanted) {
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> number[i]).thenComparing(i -> i))
                .limit(wanted)
                .mapToInt(i -> rows[i])
                .toArray();
    }
}
