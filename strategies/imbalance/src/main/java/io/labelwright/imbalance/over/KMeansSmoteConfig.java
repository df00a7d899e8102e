package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import org.jspecify.annotations.Nullable;

/** Keys of {@code imbalance/kmeans-smote}. */
public record KMeansSmoteConfig(
        @Inline NearOptions near,
        @Inline OverOptions over,

        @Doc("Rows are made between a row and one of its so many nearest of the same class; fewer where a class has not"
                + " so many.")
        @Default("2")
        @Range(min = 1, max = 1000)
        int kNeighbors,

        @Doc("Clusters of all rows.") @Default("8") @Range(min = 1, max = 100000)
        int clusters,

        @Doc("The least share of the class in a cluster in which rows are made. Default: half the share of the class in"
                + " all rows that are missing.")
        @Optional
        @Nullable
        @Range(min = 0, max = 1)
        Double clusterBalanceThreshold,

        @Doc("How much more rows are made where those that are there are scattered. Default: by their number n,"
                + " 0.16 log_1.6(n)^1.8.")
        @Optional
        @Nullable
        @Range(min = 0, max = 100)
        Double densityExponent) {}
