package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import java.util.List;

/**
 * SMOTE: a made row lies at {@code x + u (y - x)}, x being a random row of the class, y a random one of its k nearest
 * of the same class, and u uniform from 0 to 1. Cost: the neighbours, O(n^2) in the rows of the class, and O(columns) a
 * made row. It fills the space between rows, be it there or not: of no use where a class has several islands nearer to
 * each other than their rows are dense. Chawla et al. 2002 (SMOTE: Synthetic Minority Over-sampling Technique).
 */
public final class Smote implements Sampler {

    private final OverOptions over;
    private final int neighbours;
    private final Metric metric;

    /**
     * The method.
     *
     * @param neighbours k, at least 1
     */
    public Smote(OverOptions over, int neighbours, Metric metric) {
        this.over = over;
        this.neighbours = neighbours;
        this.metric = metric;
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("rows of SMOTE");
        return GrownClass.all(rows, over, work, grown -> {
            int k = grown.neighbours(neighbours, "k_neighbors");
            int[] members = grown.members();
            RowNeighbours near = RowNeighbours.of(rows, members, members, k, metric, work);
            return List.of(grown.between(members, near, grown.missing(), 1));
        });
    }
}
