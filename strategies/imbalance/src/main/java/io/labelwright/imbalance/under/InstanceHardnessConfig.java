package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/instance-hardness}. */
public record InstanceHardnessConfig(
        @Inline NearOptions near,
        @Inline UnderOptions under,

        @Doc("Parts that rows are cut into; each is judged by a classifier that has seen the others.")
        @Default("5")
        @Range(min = 2, max = 100)
        int cv) {}
