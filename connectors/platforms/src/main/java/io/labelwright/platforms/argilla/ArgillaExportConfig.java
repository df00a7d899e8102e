package io.labelwright.platforms.argilla;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.OutputPath;
import java.util.List;

/** Keys of {@code export/argilla}. */
public record ArgillaExportConfig(
        @Doc("The file to write, replaced atomically.") @OutputPath
        String path,

        @Inline FormatExportOptions options,

        @Doc("The name of the question in the dataset.") @Default("label")
        String question,

        @Doc("Fields whose texts are JSON and become values of that kind, not texts; vectors always are.")
        @Default("[]")
        List<String> jsonFields) {

    /** Refuses tables that are no records. */
    public ArgillaExportConfig {
        switch (options.table()) {
            case ITEMS, ANNOTATIONS, LABELS, GOLD -> {}
            default ->
                throw new IllegalArgumentException(
                        "table: " + options.table().word() + " is none of items, annotations, labels, gold");
        }
        jsonFields = List.copyOf(jsonFields);
    }
}
