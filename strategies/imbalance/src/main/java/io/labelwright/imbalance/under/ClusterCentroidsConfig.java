package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/cluster-centroids}. */
public record ClusterCentroidsConfig(
        @Inline NearOptions near,
        @Inline UnderOptions under,

        @Doc("What stays of a cluster: its centre, a made row (soft), or the row nearest to it (hard).")
        @Default("soft")
        Voting voting,

        @Doc("The most rounds of k-means.") @Default("300") @Range(min = 1, max = 100000)
        int maxIterations) {

    /** What stays of a cluster. */
    public enum Voting {
        SOFT,
        HARD
    }
}
