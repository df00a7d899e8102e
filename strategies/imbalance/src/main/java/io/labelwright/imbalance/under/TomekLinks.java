package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.ClassCounts;
import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import java.util.Arrays;

/**
 * Takes rows away that form a Tomek link: two rows of different classes, each the nearest of the other. One end of
 * every link is outside of the largest class, so that the neighbours of its rows need not be known but where another
 * class points at them: cost O(n * m), m being the rows outside of the largest class. Tomek 1976 (Two Modifications of
 * CNN).
 */
public final class TomekLinks implements Sampler {

    private final CleaningOptions options;

    /** The method. */
    public TomekLinks(CleaningOptions options) {
        this.options = options;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("links");
        boolean[] cleaned = options.samplingStrategy().of(rows);
        return clean(Remaining.all(rows), cleaned, options.near().metric(), work)
                .sampled();
    }

    /** What is left without the linked rows of some classes. */
    static Remaining clean(Remaining of, boolean[] cleaned, Metric metric, SamplingWork work) {
        boolean[] linked = linked(of, metric, work);
        for (int row : of.left()) {
            linked[row] &= cleaned[of.rows().label(row)];
        }
        return of.without(linked, work);
    }

    /** Which rows are an end of a link, by their number among all rows. */
    private static boolean[] linked(Remaining of, Metric metric, SamplingWork work) {
        TrainingRows rows = of.rows();
        var linked = new boolean[rows.size()];
        int[] small = of.notOfClass(ClassCounts.largest(of.counts()));
        RowNeighbours near = RowNeighbours.of(rows, small, of.left(), 1, metric, work);
        if (near.k() == 0) {
            return linked;
        }
        var nearest = new int[rows.size()];
        Arrays.fill(nearest, -1);
        var asked = new boolean[rows.size()];
        for (int i = 0; i < small.length; i++) {
            nearest[small[i]] = near.row(i, 0);
            asked[near.row(i, 0)] |= rows.label(near.row(i, 0)) != rows.label(small[i]);
        }
        int[] pointedAt = Arrays.stream(of.left())
                .filter(row -> asked[row] && nearest[row] < 0)
                .toArray();
        RowNeighbours back = RowNeighbours.of(rows, pointedAt, of.left(), 1, metric, work);
        for (int i = 0; i < pointedAt.length; i++) {
            nearest[pointedAt[i]] = back.row(i, 0);
        }
        for (int row : small) {
            int other = nearest[row];
            if (nearest[other] == row && rows.label(other) != rows.label(row)) {
                linked[row] = true;
                linked[other] = true;
            }
        }
        return linked;
    }
}
