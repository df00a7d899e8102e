package io.labelwright.imbalance.under;

import io.labelwright.spi.describe.Inline;

/** Keys of {@code imbalance/one-sided-selection}. */
public record OneSidedSelectionConfig(@Inline StoreOptions store) {}
