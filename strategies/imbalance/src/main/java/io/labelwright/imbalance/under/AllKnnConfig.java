package io.labelwright.imbalance.under;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/all-knn}. */
public record AllKnnConfig(
        @Inline CleaningOptions cleaning,

        @Doc("Rows are asked about with 1, 2 and so on up to so many nearest.")
        @Default("3")
        @Range(min = 1, max = 1000)
        int nNeighbors,

        @Doc("When neighbours contradict a row: where one of them is of another class (all), or most of them (mode).")
        @Default("all")
        KindSel kindSel,

        @Doc("Whether it goes on where a class has become smaller than the smallest one was.") @Default("false")
        boolean allowMinority) {}
