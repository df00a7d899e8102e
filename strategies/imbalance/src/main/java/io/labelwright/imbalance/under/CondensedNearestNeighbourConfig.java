package io.labelwright.imbalance.under;

import io.labelwright.spi.describe.Inline;

/** Keys of {@code imbalance/condensed-nearest-neighbour}. */
public record CondensedNearestNeighbourConfig(@Inline StoreOptions store) {}
