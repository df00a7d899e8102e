package io.labelwright.propagate.lpa;

import io.labelwright.propagate.method.PropagationOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code propagate/lpa}. */
public record LpaConfig(
        @Inline PropagationOptions options,

        @Doc("Whether classes spread from labelled items; else communities are found without a look at labels, and each"
                + " gets the class of most labelled items in it.")
        @Default("true")
        boolean seeded,

        @Doc("Most steps.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("It ends when at most such a share of the items changes its label in a step.")
        @Default("1e-5")
        @Range(min = 0, max = 1)
        double tolerance) {}
