package io.labelwright.platforms.sagemaker;

import io.labelwright.platforms.record.Offsets;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/sagemaker}. */
public record SagemakerImportConfig(
        @Doc(
                "The manifest to read, JSON Lines; data compressed with gzip or zstd is unpacked. JSON Lines can't show that they "
                        + "were cut off between two lines.")
        @InputPath
        String path,

        @Doc("The labeling job whose labels are taken: the key that holds them, beside KEY-metadata. Needed when there "
                + "are several.")
        @Optional
        @Nullable
        String job,

        @Doc("The key that holds the item's id; not given: labelwright_item, which export/sagemaker writes, else "
                + "source-ref, else the number of the line from 0.")
        @Optional
        @Nullable
        String itemId,

        @Doc("What offsets of entities count: code_points or utf16.") @Default("code_points")
        Offsets offsets,

        @Inline ImportMapping mapping) {}
