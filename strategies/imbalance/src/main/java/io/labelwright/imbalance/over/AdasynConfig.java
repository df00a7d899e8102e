package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/adasyn}. */
public record AdasynConfig(
        @Inline NearOptions near,
        @Inline OverOptions over,

        @Doc(
                "Nearest rows that say how many rows are made from a row, and its nearest of the same class towards which they"
                        + " are made.")
        @Default("5")
        @Range(min = 1, max = 1000)
        int nNeighbors) {}
