package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.Between;
import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the more rows from a row the more of its k nearest are of other classes: {@code round(missing * r_i / sum r)},
 * r_i being their share. So the class grows to about the size that is wanted: rounding adds or leaves out a few. Each
 * lies between the row and one of its k nearest of the class. Where no row has a neighbour of another class all count
 * alike. He et al. 2008 (ADASYN: Adaptive Synthetic Sampling Approach for Imbalanced Learning).
 */
final class Adasyn implements Sampler {

    private final AdasynConfig config;

    Adasyn(AdasynConfig config) {
        this.config = config;
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("rows of ADASYN");
        return GrownClass.all(rows, config.over(), work, this::grow);
    }

    private List<MadeRows> grow(GrownClass grown) {
        Metric metric = config.near().metric();
        int[] members = grown.members();
        Border border = Border.of(grown, members, config.nNeighbors(), metric);
        int[] foreign = border.foreign();
        long sum = Arrays.stream(foreign).asLongStream().sum();
        if (sum == 0) {
            grown.work()
                    .warn("no row of the class '" + grown.name()
                            + "' is near to another class: rows are made from all of them alike");
            Arrays.fill(foreign, 1);
            sum = foreign.length;
        }
        grown.neighbours(config.nNeighbors(), "n_neighbors");
        return List.of(made(grown, border.own(), numbers(foreign, sum, grown.missing())));
    }

    /** Per row how many are made from it; a half is rounded to the even number. */
    private static int[] numbers(int[] foreign, long sum, int missing) {
        return Arrays.stream(foreign)
                .map(share -> (int) Math.rint((double) share / sum * missing))
                .toArray();
    }

    private static MadeRows made(GrownClass grown, RowNeighbours near, int[] numbers) {
        int count = Arrays.stream(numbers).sum();
        if (count == 0) {
            // So few are missing that each row's share is less than a half: the first ones have them.
            Arrays.fill(numbers, 0, Math.min(numbers.length, grown.missing()), 1);
            count = Arrays.stream(numbers).sum();
        }
        SeededRandom drawn = grown.work().random().stream("between");
        var base = new int[count];
        var other = new int[count];
        var gap = new double[count];
        int at = 0;
        for (int i = 0; i < numbers.length; i++) {
            for (int n = 0; n < numbers[i]; n++, at++) {
                base[at] = grown.members()[i];
                other[at] = near.row(i, drawn.below(near.k(), at, 0));
                gap[at] = drawn.uniform(at, 1);
            }
        }
        return new Between(grown.rows(), base, other, gap);
    }
}
