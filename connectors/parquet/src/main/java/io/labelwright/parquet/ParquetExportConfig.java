package io.labelwright.parquet;

import io.labelwright.parquet.file.Compression;
import io.labelwright.spi.connect.ExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;

/** Keys of {@code export/parquet}. */
public record ParquetExportConfig(
        @Inline ExportOptions options,

        @Doc("How pages are compressed: snappy, which every reader knows; zstd, which is smaller; none.")
        @Default("snappy")
        Compression compression,

        @Doc("With a multi_label task: whether labels are lists of texts. false: the JSON text of the list.")
        @Default("false")
        boolean lists) {}
