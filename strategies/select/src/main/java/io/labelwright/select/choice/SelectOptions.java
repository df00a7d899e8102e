package io.labelwright.select.choice;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;
import org.jspecify.annotations.Nullable;

/** The keys that every method of choosing understands; a method's config holds it with {@code @Inline}. */
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.ANNOTATIONS, optional = true)
@Reads(value = TableKind.FEATURES, when = "diversify")
@Writes(TableKind.QUEUE)
public record SelectOptions(
        @Doc("How many items people are to answer, those that review stages before have had answered among them: over"
                + " all rounds of a loop.")
        @Range(min = 0)
        int budget,

        @Doc("How many items are chosen at a time, as long as the budget allows. Default: all that the budget allows.")
        @Optional
        @Range(min = 1)
        @Nullable
        Integer batch,

        @Doc("Whether items that are alike give way: the first 10 times as many items as are chosen are put into"
                + " clusters by their features (k-means, Euclidean distance of the numeric columns as they stand), and"
                + " the first of each is chosen.")
        @Default("false")
        boolean diversify,

        @Doc("With diversify, the set of features that says what is alike. Default: the only one in view.")
        @Optional
        @Nullable
        String features) {

    public SelectOptions {
        if (features != null && !diversify) {
            throw new IllegalArgumentException("features says what is alike, which only diversify: true asks for");
        }
    }

    /** How many items may be chosen now. */
    int most(int askedBefore) {
        int left = Math.max(0, budget - askedBefore);
        return batch == null ? left : Math.min(left, batch);
    }
}
