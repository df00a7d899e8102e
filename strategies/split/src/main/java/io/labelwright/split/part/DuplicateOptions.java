package io.labelwright.split.part;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** The key that every method of splitting understands; a method's config holds it with {@code @Inline}. */
@Reads(value = TableKind.SUSPECTS, when = "keep_duplicates_together", optional = true)
@Writes(TableKind.SPLITS)
public record DuplicateOptions(
        @Doc("Whether items that are nearly the same stay together, so that what is held out has not been seen: those"
                + " of one group of the issue near_duplicate in suspects.")
        @Default("true")
        boolean keepDuplicatesTogether) {}
