package io.labelwright.propagate.adsorption;

import io.labelwright.propagate.method.PropagationOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code propagate/modified-adsorption}. */
public record ModifiedAdsorptionConfig(
        @Inline PropagationOptions options,

        @Doc("How much a labelled item holds on to its label.") @Default("1") @Range(min = 0, max = 1e6)
        double mu1,

        @Doc("How much neighbours are to have the same labels.")
        @Default("0.01")
        @Range(min = 0, max = 1e6, above = true)
        double mu2,

        @Doc("How much an item is drawn to its prior: that nothing is known of it.")
        @Default("0.01")
        @Range(min = 0, max = 1e6, above = true)
        double mu3,

        @Doc("Beta of the paper: items whose neighbours differ more in weight than this many would are abandoned less.")
        @Default("2")
        @Range(min = 0, max = 1e6, above = true)
        double beta,

        @Doc("Most steps.") @Default("1000") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("It ends when no item's scores change by more, as the sum over its classes; 0 = never stop early.")
        @Default("1e-6")
        @Range(min = 0)
        double tolerance) {}
