package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.Cleaned;
import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;

/** Keys of methods that take rows away where neighbours say so. */
public record CleaningOptions(
        @Inline NearOptions near,

        @Doc(
                "Which classes lose rows: auto and not_minority (all but the smallest), majority (the largest), not_majority,"
                        + " all, or a list of classes. How many rows they lose is found, not asked for.")
        @Default("auto")
        Cleaned samplingStrategy) {}
