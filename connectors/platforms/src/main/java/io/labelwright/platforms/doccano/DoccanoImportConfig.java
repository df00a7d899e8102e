package io.labelwright.platforms.doccano;

import io.labelwright.platforms.record.Offsets;
import io.labelwright.platforms.record.Reading;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/doccano}. */
public record DoccanoImportConfig(
        @Doc(
                "The JSONL or JSON file to read; data compressed with gzip or zstd is unpacked. JSONL can't show that it was cut "
                        + "off between two lines.")
        @InputPath
        String path,

        @Doc(
                "What the labels are: class, classes, text (sequence to sequence), spans, or auto: spans where the file has "
                        + "offsets; classes where a record names several; else class.")
        @Default("auto")
        Reading as,

        @Doc("The key that holds the labels; not given: label, labels, entities, cats, or annotations of old exports.")
        @Optional
        @Nullable
        String labelKey,

        @Doc("The key that holds the text of which spans are parts.") @Default("text")
        String textKey,

        @Doc(
                "The key that holds the item's id; not given: labelwright_item, which export/doccano writes, else id, else "
                        + "the number of the record from 0.")
        @Optional
        @Nullable
        String itemId,

        @Doc("Who gave the labels that name no user; not given: the stage's id.") @Optional @Nullable
        String annotator,

        @Doc("What offsets of spans count: code_points, as doccano does, or utf16.") @Default("code_points")
        Offsets offsets,

        @Inline ImportMapping mapping) {

    /** Refuses kinds of labels that doccano does not have. */
    public DoccanoImportConfig {
        if (as == Reading.BOXES) {
            throw new IllegalArgumentException("as: boxes is none of auto, class, classes, text, spans");
        }
    }
}
