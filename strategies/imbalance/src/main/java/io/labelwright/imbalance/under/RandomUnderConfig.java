package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.spi.describe.Inline;

/** Keys of {@code imbalance/random-under}. */
public record RandomUnderConfig(
        @Inline SampleOptions sample, @Inline UnderOptions under) {}
