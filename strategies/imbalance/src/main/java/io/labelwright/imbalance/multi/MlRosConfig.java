package io.labelwright.imbalance.multi;

import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/ml-ros}. */
public record MlRosConfig(
        @Inline SampleOptions sample,

        @Doc("The most rows that are made, as a share of all.") @Default("0.25") @Range(min = 0, max = 10, above = true)
        double share) {}
