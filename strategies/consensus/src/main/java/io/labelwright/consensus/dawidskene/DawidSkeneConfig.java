package io.labelwright.consensus.dawidskene;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code consensus/dawid-skene}. */
public record DawidSkeneConfig(
        @Doc("Pseudo-answers per class that every row of an annotator's confusion matrix gets before its own answers"
                + " count: right with the annotator's overall accuracy (itself shrunk by 10 answers towards the"
                + " crowd's), wrong in the crowd's proportions. 0 is the textbook method, which overfits annotators"
                + " with few answers.")
        @Default("1")
        @Range(min = 0, max = 1e6)
        double smoothing,

        @Doc("Most iterations of expectation-maximisation.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("Stops when the log-likelihood per answer rises by less than this; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Doc("Tempers the confidence by how much annotators' mistakes at the same item go together. The most probable"
                + " class stays; its probability is nearer to how often it is right, which models of independent"
                + " mistakes overrate by far. With false the posterior is the model's own.")
        @Default("false")
        boolean calibrate,

        @Inline ConsensusOptions options) {}
