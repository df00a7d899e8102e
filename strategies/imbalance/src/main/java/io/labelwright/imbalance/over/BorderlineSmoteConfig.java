package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Word;

/** Keys of {@code imbalance/borderline-smote}. */
public record BorderlineSmoteConfig(
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

        @Doc(
                "Rows lie between one near the border and its nearest of the class (borderline-1), or of any class, towards"
                        + " another class at most half the way (borderline-2).")
        @Default("borderline-1")
        Kind kind) {

    /** Between what rows lie. */
    public enum Kind {
        @Word("borderline-1")
        BORDERLINE_1,
        @Word("borderline-2")
        BORDERLINE_2
    }
}
