package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.ClassCounts;
import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.neighbour.FeaturePoints.Metric;

/**
 * Takes away rows that most of their neighbours contradict, and rows that contradict the smallest class: neighbours of
 * its rows that are taken for another class, where these neighbours are of a class that is not small itself. Whether a
 * row of the smallest class is taken for another one say the row itself and its k - 1 nearest, as imbalanced-learn has
 * it from 0.12 on. Laurikkala 2001 (Improving Identification of Difficult Small Classes by Balancing Class
 * Distribution).
 */
final class NeighbourhoodCleaning implements Sampler {

    private final NeighbourhoodCleaningConfig config;

    NeighbourhoodCleaning(NeighbourhoodCleaningConfig config) {
        this.config = config;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("neighbours");
        Metric metric = config.cleaning().near().metric();
        boolean[] cleaned = config.cleaning().samplingStrategy().of(rows);
        Remaining all = Remaining.all(rows);
        boolean[] gone = EditedNearest.contradicted(all, cleaned, config.nNeighbors(), KindSel.MODE, metric, work);
        int[] counts = rows.counts();
        int smallest = ClassCounts.smallest(counts);
        int[] rare = rows.ofClass(smallest);
        RowNeighbours near = RowNeighbours.of(rows, rare, all.left(), config.nNeighbors(), metric, work);
        var votes = new Votes(rows);
        for (int i = 0; i < rare.length; i++) {
            if (votes.modeWith(smallest, near, i, Math.min(near.k(), config.nNeighbors() - 1)) == smallest) {
                continue;
            }
            for (int place = 0; place < near.k(); place++) {
                int label = rows.label(near.row(i, place));
                boolean large = counts[label] > counts[smallest] * config.thresholdCleaning();
                gone[near.row(i, place)] |= cleaned[label] && large;
            }
        }
        return all.without(gone, work).sampled();
    }
}
