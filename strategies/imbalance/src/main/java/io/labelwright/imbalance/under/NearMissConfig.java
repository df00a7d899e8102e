package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/near-miss}. */
public record NearMissConfig(
        @Inline NearOptions near,
        @Inline UnderOptions under,

        @Doc(
                "Which rows stay: those with the smallest mean distance to their nearest of the smallest class (1), to the"
                        + " farthest of it (2), or of the nearest rows of each of its rows those with the largest mean distance (3).")
        @Default("1")
        @Range(min = 1, max = 3)
        int version,

        @Doc("Rows of the smallest class that make up a mean distance.") @Default("3") @Range(min = 1, max = 1000)
        int nNeighbors,

        @Doc("For version 3: nearest rows of each row of the smallest class from which those that stay are chosen.")
        @Default("3")
        @Range(min = 1, max = 1000)
        int nNeighborsVer3) {}
