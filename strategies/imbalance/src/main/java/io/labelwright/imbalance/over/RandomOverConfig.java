package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;
import java.util.List;

/** Keys of {@code imbalance/random-over}. */
public record RandomOverConfig(
        @Inline SampleOptions sample,
        @Inline OverOptions over,

        @Doc("How far repeated rows are moved, as a share of what a smoothed bootstrap would move them; 0: not at all."
                + " Moved rows are made of numbers.")
        @Default("0")
        @Range(min = 0)
        double shrinkage,

        @Doc("The sets of features that shrinkage moves. Default: all in view.") @Default("[]")
        List<String> features) {}
