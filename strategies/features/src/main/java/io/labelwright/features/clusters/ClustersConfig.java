package io.labelwright.features.clusters;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import org.jspecify.annotations.Nullable;

/** Keys of {@code features/clusters}. */
public record ClustersConfig(
        @Doc("The set of features whose rows are the points. Default: the only one in view.") @Optional @Nullable
        String features,

        @Doc("The most clusters; there are fewer where fewer items differ.") @Default("8") @Range(min = 1, max = 10_000)
        int k,

        @Doc("The most rounds of moving centres and assigning items.") @Default("100") @Range(min = 1, max = 10_000)
        int maxIterations,

        @Doc("Items nearest to each centre that the metrics name as typical.") @Default("3") @Range(min = 0, max = 1000)
        int typical) {}
