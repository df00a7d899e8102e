package io.labelwright.platforms.argilla;

import io.labelwright.platforms.record.Offsets;
import io.labelwright.platforms.record.Reading;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/argilla}. */
public record ArgillaImportConfig(
        @Doc(
                "The records as records.to_json wrote them, or one a line; data compressed with gzip or zstd is unpacked. Lines "
                        + "can't show that they were cut off between two records.")
        @InputPath
        String path,

        @Doc("The question whose responses and suggestions are the labels. Needed when there are several.")
        @Optional
        @Nullable
        String question,

        @Doc("What the labels are: class (also ratings), classes, text, spans, or auto: what the values are.")
        @Default("auto")
        Reading as,

        @Doc("The key that holds the item's id; not given: id, else the number of the record from 0.")
        @Optional
        @Nullable
        String itemId,

        @Doc("The field with the text of which spans are parts; not given: the only field that is a text, else text.")
        @Optional
        @Nullable
        String textField,

        @Doc("What offsets of spans count: code_points or utf16.") @Default("code_points")
        Offsets offsets,

        @Inline ImportMapping mapping) {

    /** Refuses kinds of labels that Argilla does not have. */
    public ArgillaImportConfig {
        if (as == Reading.BOXES) {
            throw new IllegalArgumentException("as: boxes is none of auto, class, classes, text, spans");
        }
    }
}
