package io.labelwright.consensus.latwopass;

import io.labelwright.consensus.lightweight.Order;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code consensus/la-two-pass}. */
public record LaTwoPassConfig(
        @Doc("First parameter of the Beta belief in an annotator's accuracy before his first answer; alpha - 1 right"
                + " answers.")
        @Default("2")
        @Range(min = 1.000001, max = 1e6)
        double alpha,

        @Doc("Second parameter; beta - 1 wrong answers.") @Default("2") @Range(min = 1, max = 1e6)
        double beta,

        @Doc(
                "In which order items are looked at: shuffled (by seed and ids, so that the order of rows changes nothing) or"
                        + " given (as they came).")
        @Default("shuffled")
        Order order,

        @Inline ConsensusOptions options) {}
