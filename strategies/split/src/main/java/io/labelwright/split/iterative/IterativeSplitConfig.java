package io.labelwright.split.iterative;

import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.split.part.DuplicateOptions;
import io.labelwright.split.part.LabelsFrom;
import io.labelwright.split.part.PartOptions;
import org.jspecify.annotations.Nullable;

/** Keys of {@code split/iterative}. */
public record IterativeSplitConfig(
        @Inline PartOptions parts,

        @Doc("Whose classes are spread evenly: those of labels or of gold. Default: labels, and gold for items without"
                + " a label. Items without either, and those to which no class applies, fill up the parts.")
        @Optional
        @Nullable
        LabelsFrom by,

        @Inline DuplicateOptions duplicates) {}
