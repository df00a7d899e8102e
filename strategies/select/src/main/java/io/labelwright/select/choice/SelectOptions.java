package io.labelwright.select.choice;

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
        Integer batch) {

    /** How many items may be chosen now. */
    int most(int askedBefore) {
        int left = Math.max(0, budget - askedBefore);
        return batch == null ? left : Math.min(left, batch);
    }
}
