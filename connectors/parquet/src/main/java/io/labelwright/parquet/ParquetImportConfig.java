package io.labelwright.parquet;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Range;

/** Keys of {@code import/parquet}. */
public record ParquetImportConfig(
        @Doc("The file to read.") @InputPath String path,

        @Doc("A list or struct whose JSON has more characters makes its row bad.")
        @Range(min = 1, max = 1 << 28)
        @Default("16777216")
        int maxFieldSize,

        @Inline ImportMapping mapping) {}
