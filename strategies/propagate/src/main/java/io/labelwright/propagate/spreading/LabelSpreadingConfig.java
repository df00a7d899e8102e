package io.labelwright.propagate.spreading;

import io.labelwright.propagate.method.PropagationOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code propagate/label-spreading}. */
public record LabelSpreadingConfig(
        @Inline PropagationOptions options,

        @Doc(
                "The share that an item takes from its neighbours; the rest is what it was given. Near 1 labels carry far.")
        @Default("0.9")
        @Range(min = 0, max = 1, above = true)
        double alpha,

        @Doc("Most steps.") @Default("1000") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("It ends when no item's scores change by more, as the sum over its classes; 0 = never stop early.")
        @Default("1e-6")
        @Range(min = 0)
        double tolerance) {

    public LabelSpreadingConfig {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha is above 0 and below 1, not " + alpha);
        }
    }
}
