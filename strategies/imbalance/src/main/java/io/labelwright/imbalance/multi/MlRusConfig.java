package io.labelwright.imbalance.multi;

import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/ml-rus}. */
public record MlRusConfig(
        @Inline SampleOptions sample,

        @Doc("The most rows that are taken away, as a share of all.")
        @Default("0.25")
        @Range(min = 0, max = 1, above = true)
        double share) {}
