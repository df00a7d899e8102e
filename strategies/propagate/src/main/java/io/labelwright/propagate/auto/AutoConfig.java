package io.labelwright.propagate.auto;

import io.labelwright.propagate.method.PropagationOptions;
import io.labelwright.spi.describe.Inline;

/** Keys of {@code propagate/auto}: those that all methods have. */
public record AutoConfig(@Inline PropagationOptions options) {}
