package io.labelwright.propagate.labelpropagation;

import io.labelwright.propagate.method.PropagationOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code propagate/label-propagation}. */
public record LabelPropagationConfig(
        @Inline PropagationOptions options,

        @Doc("Most steps.") @Default("1000") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("It ends when no item's scores change by more, as the sum over its classes; 0 = never stop early.")
        @Default("1e-6")
        @Range(min = 0)
        double tolerance) {}
