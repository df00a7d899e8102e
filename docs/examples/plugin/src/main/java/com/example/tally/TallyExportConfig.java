package com.example.tally;

import io.labelwright.spi.connect.ExportOptions;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Inline;

/** Keys of {@code export/tally}: what every export has, and who shall be named as the reader. */
public record TallyExportConfig(
        @Doc("The reader who is named for every label.") @Default("agreed") String reader,
        @Inline ExportOptions options) {}
