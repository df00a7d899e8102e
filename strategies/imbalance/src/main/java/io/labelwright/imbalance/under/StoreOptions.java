package io.labelwright.imbalance.under;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of methods that build up a store of rows which the others are compared with. */
public record StoreOptions(
        @Inline CleaningOptions cleaning,

        @Doc("Nearest rows of the store that say what a row is taken for.") @Default("1") @Range(min = 1, max = 1000)
        int nNeighbors,

        @Doc("Random rows of each class with which the store begins, beside the smallest class.")
        @Default("1")
        @Range(min = 1, max = 1000000)
        int nSeedsS) {}
