package io.labelwright.consensus.ebcc;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code consensus/ebcc}. */
public record EbccConfig(
        @Doc("Kinds of items in each class; annotators may err in one way on one kind and in another on the next.")
        @Default("10")
        @Range(min = 1, max = 100)
        int subtypes,

        @Doc("How many times the fit is started from other random kinds.") @Default("3") @Range(min = 1, max = 1000)
        int starts,

        @Doc("What becomes of the starts: the mean of their posteriors, or the one with the greatest lower bound, as in"
                + " the paper. The mean errs less.")
        @Default("mean")
        Combine combine,

        @Doc("Weight of the right answer in the prior of a confusion row.") @Default("4") @Range(min = 1e-3, max = 1e6)
        double diagonalPrior,

        @Doc("Weight of every wrong answer in the prior of a confusion row.")
        @Default("1")
        @Range(min = 1e-3, max = 1e6)
        double offDiagonalPrior,

        @Doc("Most iterations of a start.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("Stops when no item's posterior of a class changes by this much; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Doc("Tempers the confidence by how much annotators' mistakes at the same item go together. The most probable"
                + " class stays; its probability is nearer to how often it is right, which models of independent"
                + " mistakes overrate by far. With false the posterior is the model's own.")
        @Default("false")
        boolean calibrate,

        @Inline ConsensusOptions options) {}
