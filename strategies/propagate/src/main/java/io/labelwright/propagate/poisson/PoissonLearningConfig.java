package io.labelwright.propagate.poisson;

import io.labelwright.propagate.method.PropagationOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code propagate/poisson}. */
public record PoissonLearningConfig(
        @Inline PropagationOptions options,

        @Doc("Most steps of the solver.") @Default("1000") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("It ends when the residual of the equations is so small beside their right side; 0 = never stop early.")
        @Default("1e-5")
        @Range(min = 0)
        double tolerance) {}
