package io.labelwright.consensus.ibcc;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code consensus/ibcc}. */
public record IbccConfig(
        @Doc("Prior answers on the diagonal of every row of an annotator's confusion matrix: right ones.")
        @Default("4")
        @Range(min = 1e-6, max = 1e6)
        double priorRight,

        @Doc("Prior answers in every other cell of the row.") @Default("1") @Range(min = 1e-6, max = 1e6)
        double priorWrong,

        @Doc("Prior items of each class; counts only where priors are not given.")
        @Default("1")
        @Range(min = 1e-6, max = 1e6)
        double priorItems,

        @Doc("Most iterations.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("Stops when no posterior changes by more than this; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Doc("Tempers the confidence by how much annotators' mistakes at the same item go together. The most probable"
                + " class stays; its probability is nearer to how often it is right, which models of independent"
                + " mistakes overrate by far. With false the posterior is the model's own.")
        @Default("false")
        boolean calibrate,

        @Inline ConsensusOptions options) {}
