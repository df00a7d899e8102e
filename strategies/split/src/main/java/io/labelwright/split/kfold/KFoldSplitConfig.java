package io.labelwright.split.kfold;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.FieldName;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.split.part.DuplicateOptions;
import io.labelwright.split.part.LabelsFrom;
import org.jspecify.annotations.Nullable;

/** Keys of {@code split/k-fold}. */
public record KFoldSplitConfig(
        @Doc("How many folds. They are called 0, 1, 2, ..., in the column split too, so that fit_on can name them.")
        @Default("5")
        @Range(min = 2, max = 1000)
        int folds,

        @Doc("Whether folds get the same share of every class. Items without a label count as one more class.")
        @Default("true")
        boolean stratify,

        @Doc("Field of the items that says which belong together and go into one fold, such as a patient or a"
                + " conversation. Default: each item by itself.")
        @FieldName
        @Optional
        @Nullable
        String group,

        @Doc("With stratify, whose classes: those of labels or of gold. Default: labels, and gold for items without a"
                + " label.")
        @Optional
        @Nullable
        LabelsFrom by,

        @Inline DuplicateOptions duplicates) {

    public KFoldSplitConfig {
        if (by != null && !stratify) {
            throw new IllegalArgumentException(
                    "by says whose classes are spread evenly, which stratify: false asks not to do");
        }
    }
}
