package io.labelwright.propagate.mbo;

import io.labelwright.propagate.method.ClassPriors;
import io.labelwright.propagate.method.PropagationOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code propagate/poisson-mbo}. */
public record PoissonMboConfig(
        @Inline PropagationOptions options,

        @Doc(
                "Where the share of each class comes from: known, from class_priors; uniform, all classes alike; estimated,"
                        + " from what Poisson learning finds.")
        @Default("estimated")
        PriorSource priors,

        @Doc("Most rounds of flow and decision.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("It ends when a smaller share of items changes its class in a round; 0 = never stop early.")
        @Default("1e-3")
        @Range(min = 0, max = 1)
        double tolerance) {

    public PoissonMboConfig {
        boolean given = options.classPriors() != ClassPriors.Rule.NONE;
        if (priors == PriorSource.KNOWN && !given) {
            throw new IllegalArgumentException("priors: known takes the shares of class_priors, which is not given");
        }
        if (priors != PriorSource.KNOWN && given) {
            throw new IllegalArgumentException("class_priors goes with priors: known");
        }
    }
}
