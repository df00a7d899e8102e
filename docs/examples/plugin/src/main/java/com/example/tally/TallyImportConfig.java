package com.example.tally;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;

/** Keys of {@code import/tally}: where the file is, and what every import has. */
public record TallyImportConfig(
        @Doc("The file to read, UTF-8.") @InputPath String path,
        @Doc("What a line starts with that says nothing.") @Default("'#'") String comment,
        @Inline ImportMapping mapping) {}
