package io.labelwright.imbalance.under;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/repeated-edited-nearest-neighbours}. */
public record RepeatedEditedNearestNeighboursConfig(
        @Inline CleaningOptions cleaning,

        @Doc("Nearest rows that are asked about each row.") @Default("3") @Range(min = 1, max = 1000)
        int nNeighbors,

        @Doc("When neighbours contradict a row: where one of them is of another class (all), or most of them (mode).")
        @Default("all")
        KindSel kindSel,

        @Doc("The most times that rows are asked about.") @Default("100") @Range(min = 1, max = 100000)
        int maxIter) {}
