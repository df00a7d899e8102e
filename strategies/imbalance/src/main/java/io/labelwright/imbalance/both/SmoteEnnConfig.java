package io.labelwright.imbalance.both;

import io.labelwright.imbalance.over.OverOptions;
import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.imbalance.under.KindSel;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/smote-enn}. */
public record SmoteEnnConfig(
        @Inline NearOptions near,
        @Inline OverOptions over,

        @Doc("Rows are made between a row and one of its so many nearest of the same class; fewer where a class has not"
                + " so many.")
        @Default("5")
        @Range(min = 1, max = 1000)
        int kNeighbors,

        @Doc("Nearest rows that are asked about each row afterwards.") @Default("3") @Range(min = 1, max = 1000)
        int nNeighbors,

        @Doc("When neighbours contradict a row: where one of them is of another class (all), or most of them (mode).")
        @Default("all")
        KindSel kindSel) {}
