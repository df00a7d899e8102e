package io.labelwright.imbalance.multi;

import io.labelwright.imbalance.sample.Between;
import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From each row of each rare class a row between it and one of its k nearest of that class, with the classes that more
 * than half of the row and its neighbours have. Charte et al. 2015 (MLSMOTE: Approaching Imbalanced Multilabel Learning
 * through Synthetic Instance Generation).
 */
final class MlSmote implements Sampler {

    private final MlSmoteConfig config;

    MlSmote(MlSmoteConfig config) {
        this.config = config;
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("rows of MLSMOTE");
        var made = new ArrayList<MadeRows>();
        for (int k : new ImbalanceRatios(rows).rare()) {
            String name = rows.schema().name(k);
            int[] members = rows.ofClass(k);
            if (members.length == 1) {
                work.warn("class '" + name + "' has one row: it is repeated, since no row lies between");
                made.add(new MadeRows.Duplicates(members));
                continue;
            }
            int near = Math.min(config.kNeighbors(), members.length - 1);
            if (near < config.kNeighbors()) {
                work.warn("class '" + name + "' has " + members.length + " rows: k_neighbors is " + near
                        + " for it instead of " + config.kNeighbors());
            }
            made.add(between(rows, members, near, work.step(name)));
        }
        return Sampled.with(made);
    }

    private MadeRows between(TrainingRows rows, int[] members, int k, SamplingWork work) {
        RowNeighbours near =
                RowNeighbours.of(rows, members, members, k, config.near().metric(), work);
        SeededRandom drawn = work.random();
        var other = new int[members.length];
        var gap = new double[members.length];
        var classes = new int[members.length][];
        for (int i = 0; i < members.length; i++) {
            other[i] = near.row(i, drawn.below(k, i, 0));
            gap[i] = drawn.uniform(i, 1);
            classes[i] = frequent(rows, members[i], near, i);
        }
        return new WithClasses(new Between(rows, members, other, gap), List.of(classes));
    }

    /** The classes that more than half of a row and its neighbours have. */
    private static int[] frequent(TrainingRows rows, int row, RowNeighbours near, int query) {
        var counts = new int[rows.schema().size()];
        for (int k : rows.classes(row)) {
            counts[k]++;
        }
        for (int place = 0; place < near.k(); place++) {
            for (int k : rows.classes(near.row(query, place))) {
                counts[k]++;
            }
        }
        return IntStream.range(0, counts.length)
                .filter(k -> 2 * counts[k] > near.k() + 1)
                .toArray();
    }

    /** Rows between others, with classes of their own. */
    private record WithClasses(Between rows, List<int[]> sets) implements MadeRows {

        @Override
        public int count() {
            return rows.count();
        }

        @Override
        public int[] parents(int made) {
            return rows.parents(made);
        }

        @Override
        public double gap(int made) {
            return rows.gap(made);
        }

        @Override
        public boolean duplicates() {
            return false;
        }

        @Override
        public void numbers(int made, double[] into) {
            rows.numbers(made, into);
        }

        @Override
        public int[] classes(int made) {
            return sets.get(made);
        }
    }
}
