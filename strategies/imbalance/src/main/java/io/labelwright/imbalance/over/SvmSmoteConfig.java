package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code imbalance/svm-smote}. */
public record SvmSmoteConfig(
        @Inline NearOptions near,
        @Inline OverOptions over,

        @Doc("Rows are made between a row and one of its so many nearest of the same class; fewer where a class has not"
                + " so many.")
        @Default("5")
        @Range(min = 1, max = 1000)
        int kNeighbors,

        @Doc("Nearest rows that say how near a row is to the border: by how many of them are of other classes.")
        @Default("10")
        @Range(min = 1, max = 1000)
        int mNeighbors,

        @Doc("How far away from its neighbour a row lies at most that is made where the class is at home, as a share of"
                + " their distance.")
        @Default("0.5")
        @Range(min = 0, max = 10)
        double outStep) {}
