package io.labelwright.imbalance.under;

import io.labelwright.spi.describe.Inline;

/** Keys of {@code imbalance/tomek-links}. */
public record TomekLinksConfig(@Inline CleaningOptions cleaning) {}
