package io.labelwright.split.random;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.split.part.DuplicateOptions;
import io.labelwright.split.part.PartOptions;

/** Keys of {@code split/random}. */
public record RandomSplitConfig(
        @Inline PartOptions parts,

        @Doc("Whether parts get the sizes asked for to the item. false: each item is drawn by itself, so that sizes are"
                + " about right, and items that come later move no other item into another part.")
        @Default("true")
        boolean exact,

        @Inline DuplicateOptions duplicates) {

    public RandomSplitConfig {
        if (!exact && !parts.areShares()) {
            throw new IllegalArgumentException(
                    "exact: false draws each item by itself, so parts have to be shares, such as {train: 0.8, test: 0.2}");
        }
    }
}
