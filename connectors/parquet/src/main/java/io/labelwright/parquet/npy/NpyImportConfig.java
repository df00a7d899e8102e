package io.labelwright.parquet.npy;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/npy}. */
public record NpyImportConfig(
        @Doc("The array to read: a row per item, a column per feature. Its file must not hold Python objects.")
        @InputPath
        String path,

        @Doc("The name of the set of features; its columns are NAME_0, NAME_1, and so on. Not given: the stage's id,"
                + " and x_0, x_1, and so on.")
        @Optional
        @Nullable
        String features,

        @Doc("Where the ids of the rows stand, one a row in the array's order. Not given: the row's number from 0.")
        @Optional
        @Nullable
        Ids ids,

        @Inline ImportMapping mapping) {

    /** Where the ids of the rows stand. */
    public record Ids(
            @Doc("The file: Parquet when it ends with .parquet, JSON Lines with .jsonl or .ndjson, else CSV.")
            @InputPath
            String path,

            @Doc("The column of the id.") @Default("id") String column) {}
}
