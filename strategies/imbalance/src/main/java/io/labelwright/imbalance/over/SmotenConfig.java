package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;
import java.util.List;

/** Keys of {@code imbalance/smoten}. */
public record SmotenConfig(
        @Inline SampleOptions sample,
        @Inline OverOptions over,

        @Doc("The sets of features that say which rows are near to each other. Default: all in view.") @Default("[]")
        List<String> features,

        @Doc("Columns of the features that hold categories though all their values are numbers, such as codes; in made"
                + " rows they are numbers again.")
        @Default("[]")
        List<String> categorical,

        @Doc("Nearest rows of the same class that say which categories a made row has; fewer where a class has not"
                + " so many.")
        @Default("5")
        @Range(min = 1, max = 1000)
        int kNeighbors) {}
