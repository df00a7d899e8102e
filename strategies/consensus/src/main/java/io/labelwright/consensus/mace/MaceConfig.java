package io.labelwright.consensus.mace;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code consensus/mace}. */
public record MaceConfig(
        @Doc("vb: variational Bayes with priors, the paper's better variant; em: textbook expectation-maximisation.")
        @Default("vb")
        MaceMethod method,

        @Doc("How often it starts anew: the first time from shares of votes, then from random parameters. The start"
                + " with the best lower bound (em: likelihood) counts.")
        @Default("10")
        @Range(min = 1, max = 10_000)
        int restarts,

        @Doc("Most iterations of each start.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("A start ends when its lower bound per answer rises by less than this; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Doc("Prior answers of each annotator that are spam: first parameter of the Beta prior of vb.")
        @Default("0.5")
        @Range(min = 1e-6, max = 1e6)
        double alpha,

        @Doc("Prior answers of each annotator that are known: second parameter of the Beta prior of vb.")
        @Default("0.5")
        @Range(min = 1e-6, max = 1e6)
        double beta,

        @Doc("Prior spam answers of each class: parameter of the Dirichlet prior of vb on what an annotator spams.")
        @Default("10")
        @Range(min = 1e-6, max = 1e6)
        double strategyPrior,

        @Doc("Added to expected counts by em, divided by the number of classes.")
        @Default("0.01")
        @Range(min = 1e-9, max = 1e6)
        double smoothing,

        @Inline ConsensusOptions options) {}
