package io.labelwright.platforms.prodigy;

import io.labelwright.platforms.record.Offsets;
import io.labelwright.platforms.record.Reading;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/prodigy}. */
public record ProdigyImportConfig(
        @Doc(
                "The JSONL file that db-out wrote; data compressed with gzip or zstd is unpacked. JSONL can't show that it was cut "
                        + "off between two lines.")
        @InputPath
        String path,

        @Doc("What the labels are: class (label, or accept of a single choice), classes (accept), text (user_input), "
                + "spans, boxes (spans of images), or auto: what the file has.")
        @Default("auto")
        Reading as,

        @Doc("The key that holds the item's id; not given: labelwright_item, which export/prodigy writes, else "
                + "_input_hash, else the number of the record from 0.")
        @Optional
        @Nullable
        String itemId,

        @Doc("What offsets of spans count: code_points, as spaCy does, or utf16.") @Default("code_points")
        Offsets offsets,

        @Inline ImportMapping mapping) {}
