package io.labelwright.parquet.huggingface;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/huggingface}. */
public record HuggingFaceImportConfig(
        @Doc("The folder of the data set, or one of its Parquet files.") @InputPath(folder = true)
        String path,

        @Doc("The column of the item's id. Not given: the column id; where there is none, the split's name, a hyphen"
                + " and the row's number in the split from 0.")
        @Optional
        @Nullable
        String id,

        @Doc("The column of the label. Not given: the column label, if there is one.") @Optional @Nullable
        String label,

        @Doc("Only files of these splits are read; not given: all.") @Optional @Nullable
        List<String> splits,

        @Doc("The field that gets the name of the split.") @Default("split")
        String splitField,

        @Doc("A list or struct whose JSON has more characters makes its row bad.")
        @Range(min = 1, max = 1 << 28)
        @Default("16777216")
        int maxFieldSize,

        @Inline ImportMapping mapping) {}
