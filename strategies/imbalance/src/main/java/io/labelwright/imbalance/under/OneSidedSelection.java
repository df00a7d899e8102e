package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.ClassCounts;
import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Leaves of each class a few random rows and those that lie nearer to the smallest class than to these; then takes
 * Tomek links away. Kubat, Matwin 1997 (Addressing the Curse of Imbalanced Training Sets: One-Sided Selection).
 */
final class OneSidedSelection implements Sampler {

    private final StoreOptions options;

    OneSidedSelection(StoreOptions options) {
        this.options = options;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("neighbours");
        Metric metric = options.cleaning().near().metric();
        boolean[] cleaned = options.cleaning().samplingStrategy().of(rows);
        int smallest = ClassCounts.smallest(rows.counts());
        var kept = new KeptRows(rows);
        for (int c = 0; c < cleaned.length; c++) {
            int[] members = rows.ofClass(c);
            if (!cleaned[c] || c == smallest || members.length == 0) {
                continue;
            }
            int[] seeds = CondensedNearest.seeds(
                    members,
                    options.nSeedsS(),
                    work.random().stream(rows.schema().name(c)));
            Arrays.sort(seeds);
            int[] store = IntStream.concat(Arrays.stream(seeds), Arrays.stream(rows.ofClass(smallest)))
                    .sorted()
                    .toArray();
            int[] others = Arrays.stream(members)
                    .filter(row -> Arrays.binarySearch(seeds, row) < 0)
                    .toArray();
            RowNeighbours near = RowNeighbours.of(rows, others, store, options.nNeighbors(), metric, work);
            var votes = new Votes(rows);
            for (int i = 0; i < others.length; i++) {
                if (votes.mode(near, i, near.k()) == c) {
                    kept.drop(others[i]);
                }
            }
        }
        return TomekLinks.clean(new Remaining(rows, kept.rows()), cleaned, metric, work)
                .sampled();
    }
}
