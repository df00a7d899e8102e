package io.labelwright.split.stratified;

import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.split.part.DuplicateOptions;
import io.labelwright.split.part.LabelsFrom;
import io.labelwright.split.part.PartOptions;
import org.jspecify.annotations.Nullable;

/** Keys of {@code split/stratified}. */
public record StratifiedSplitConfig(
        @Inline PartOptions parts,

        @Doc("Whose classes are spread evenly: those of labels or of gold. Default: labels, and gold for items without"
                + " a label. Items without either are spread at random.")
        @Optional
        @Nullable
        LabelsFrom by,

        @Inline DuplicateOptions duplicates) {}
