package io.labelwright.imbalance.under;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/edited-nearest-neighbours}. */
public record EditedNearestNeighboursConfig(
        @Inline CleaningOptions cleaning,

        @Doc("Nearest rows that are asked about each row.") @Default("3") @Range(min = 1, max = 1000)
        int nNeighbors,

        @Doc("When neighbours contradict a row: where one of them is of another class (all), or most of them (mode).")
        @Default("all")
        KindSel kindSel) {}
