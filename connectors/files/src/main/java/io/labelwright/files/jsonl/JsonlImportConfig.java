package io.labelwright.files.jsonl;

import io.labelwright.files.text.Encodings;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Range;

/** Keys of {@code import/jsonl}. */
public record JsonlImportConfig(
        @Doc("The file to read, one JSON object a line; data compressed with gzip or zstd is unpacked.") @InputPath
        String path,

        @Doc("IANA name of the character encoding. Bytes that are no text in it end the import.") @Default("utf-8")
        String encoding,

        @Doc("A line with more characters is a bad row.") @Range(min = 1, max = 1 << 28) @Default("67108864")
        int maxLineSize,

        @Inline ImportMapping mapping) {

    /** Refuses values that no file can have. */
    public JsonlImportConfig {
        Encodings.named(encoding);
    }
}
