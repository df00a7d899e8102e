package io.labelwright.select.random;

import io.labelwright.select.choice.SelectOptions;
import io.labelwright.spi.describe.Inline;

/** Config of {@code select/random}. */
public record RandomConfig(@Inline SelectOptions options) {}
