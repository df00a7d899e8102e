package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.RowFeatures.RowPoints;
import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.neighbour.CrowdedPoints;
import io.labelwright.math.neighbour.ExactNeighbours;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.neighbour.Neighbours;
import java.util.Arrays;

/**
 * Takes rows away whose k nearest neighbours contradict them. Wilson 1972 (Asymptotic Properties of Nearest Neighbor
 * Rules Using Edited Data).
 *
 * <p>Of a class that is far larger than all others most rows lie among their own: a row with k of them nearer than the
 * nearest of another class is contradicted by nobody, whichever its neighbours are. So such k are looked for in leaves
 * of trees, and only what is left is compared with all rows. The result is exact; cost O(n * m + n log n + l * n), m
 * being the rows of other classes and l those that are left.
 */
public final class EditedNearest implements Sampler {

    /** From so many rows on a class is looked at by trees first. */
    private static final int LARGE = 5000;

    /** More than roots and squares of distances are rounded by, relatively. */
    private static final double ROUNDING = 1e-12;

    private final CleaningOptions options;
    private final int neighbours;
    private final KindSel kind;

    /** The method. */
    public EditedNearest(CleaningOptions options, int neighbours, KindSel kind) {
        this.options = options;
        this.neighbours = neighbours;
        this.kind = kind;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("neighbours");
        Remaining all = Remaining.all(rows);
        boolean[] gone = contradicted(
                all,
                options.samplingStrategy().of(rows),
                neighbours,
                kind,
                options.near().metric(),
                work);
        return all.without(gone, work).sampled();
    }

    /**
     * Which rows of some classes their neighbours contradict, by their number among all rows.
     *
     * @param cleaned per class whether its rows are looked at
     */
    static boolean[] contradicted(
            Remaining of, boolean[] cleaned, int neighbours, KindSel kind, Metric metric, SamplingWork work) {
        TrainingRows rows = of.rows();
        int k = Math.min(neighbours, of.left().length - 1);
        var gone = new boolean[rows.size()];
        for (int c = 0; c < cleaned.length && k > 0; c++) {
            int[] members = of.ofClass(c);
            if (cleaned[c] && members.length > 0) {
                int[] doubtful = doubtful(of, c, members, k, metric, work);
                RowNeighbours near = RowNeighbours.of(rows, doubtful, of.left(), k, metric, work);
                var votes = new Votes(rows);
                for (int i = 0; i < doubtful.length; i++) {
                    gone[doubtful[i]] = votes.contradict(c, near, i, k, kind);
                }
            }
        }
        return gone;
    }

    /** The rows of a class that may have one of another class among their neighbours. */
    private static int[] doubtful(Remaining of, int index, int[] members, int k, Metric metric, SamplingWork work) {
        int[] others = of.notOfClass(index);
        if (members.length < LARGE || others.length > members.length / 4) {
            return members;
        }
        RowPoints points = of.rows().features().points(members, metric);
        RowPoints foes = of.rows().features().points(others, metric);
        Neighbours foe = ExactNeighbours.of(points.points(), foes.points(), 1, work.execution(), work.pause());
        double error = 2 * Math.max(points.error(), foes.error());
        var limit = new double[members.length];
        for (int i = 0; i < limit.length; i++) {
            double below = Math.max(0, Math.sqrt(foe.squaredDistance(i, 0)) - error);
            limit[i] = below * below * (1 - ROUNDING);
        }
        boolean[] settled = CrowdedPoints.of(
                points.points(), k, limit, work.random().stream("trees"), work.execution(), work.pause());
        var doubtful = new int[members.length];
        int count = 0;
        for (int i = 0; i < members.length; i++) {
            if (!settled[i]) {
                doubtful[count++] = members[i];
            }
        }
        return Arrays.copyOf(doubtful, count);
    }
}
