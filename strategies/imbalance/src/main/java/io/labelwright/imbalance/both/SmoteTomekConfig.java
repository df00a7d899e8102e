package io.labelwright.imbalance.both;

import io.labelwright.imbalance.over.OverOptions;
import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/smote-tomek}. */
public record SmoteTomekConfig(
        @Inline NearOptions near,
        @Inline OverOptions over,

        @Doc("Rows are made between a row and one of its so many nearest of the same class; fewer where a class has not"
                + " so many.")
        @Default("5")
        @Range(min = 1, max = 1000)
        int kNeighbors) {}
