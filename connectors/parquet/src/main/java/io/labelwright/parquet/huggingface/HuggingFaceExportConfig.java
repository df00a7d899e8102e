package io.labelwright.parquet.huggingface;

import io.labelwright.parquet.file.Compression;
import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.OutputPath;

/** Keys of {@code export/huggingface}. */
public record HuggingFaceExportConfig(
        @Doc("The folder to write, replaced atomically: README.md, and data/SPLIT-00000-of-00001.parquet per split.")
        @OutputPath(folder = true)
        String path,

        @Inline FormatExportOptions options,

        @Doc("How pages are compressed: snappy, which every reader knows; zstd, which is smaller; none.")
        @Default("snappy")
        Compression compression) {}
