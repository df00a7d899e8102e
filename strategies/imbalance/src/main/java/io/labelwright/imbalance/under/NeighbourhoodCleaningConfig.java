package io.labelwright.imbalance.under;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/neighbourhood-cleaning}. */
public record NeighbourhoodCleaningConfig(
        @Inline CleaningOptions cleaning,

        @Doc("Nearest rows that are asked about each row.") @Default("3") @Range(min = 1, max = 1000)
        int nNeighbors,

        @Doc(
                "Neighbours of the smallest class are taken away where their class has more than so many rows per row of it.")
        @Default("0.5")
        @Range(min = 0, above = true)
        double thresholdCleaning) {}
