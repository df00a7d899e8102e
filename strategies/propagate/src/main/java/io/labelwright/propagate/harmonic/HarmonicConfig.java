package io.labelwright.propagate.harmonic;

import io.labelwright.propagate.method.PropagationOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code propagate/harmonic}. */
public record HarmonicConfig(
        @Inline PropagationOptions options,

        @Doc(
                "Which edges weigh more before labels spread: poisson, those near labelled items, for few labels; wnll, those"
                        + " of labelled items; none.")
        @Default("none")
        Reweighting reweight,

        @Doc("Most steps of the solver.") @Default("1000") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("It ends when the residual of the equations is so small beside their right side; 0 = never stop early.")
        @Default("1e-6")
        @Range(min = 0)
        double tolerance) {}
