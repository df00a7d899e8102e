package io.labelwright.split.group;

import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.FieldName;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.split.part.DuplicateOptions;
import io.labelwright.split.part.LabelsFrom;
import io.labelwright.split.part.PartOptions;
import org.jspecify.annotations.Nullable;

/** Keys of {@code split/group}. */
public record GroupSplitConfig(
        @Doc("Field of the items that says which belong together, such as a patient or a conversation. An item without"
                + " a value is a group of its own.")
        @FieldName
        String group,

        @Inline PartOptions parts,

        @Doc("Whose classes are spread as evenly as groups allow: those of labels or of gold. Default: labels, and gold"
                + " for items without a label.")
        @Optional
        @Nullable
        LabelsFrom by,

        @Inline DuplicateOptions duplicates) {}
