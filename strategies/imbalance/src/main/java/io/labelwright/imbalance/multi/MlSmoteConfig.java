package io.labelwright.imbalance.multi;

import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/mlsmote}. */
public record MlSmoteConfig(
        @Inline NearOptions near,

        @Doc(
                "Rows are made between a row and one of its so many nearest of a rare class; fewer where it has not so many.")
        @Default("5")
        @Range(min = 1, max = 1000)
        int kNeighbors) {}
