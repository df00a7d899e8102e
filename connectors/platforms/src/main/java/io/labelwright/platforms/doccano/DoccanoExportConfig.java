package io.labelwright.platforms.doccano;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.OutputPath;

/** Keys of {@code export/doccano}. */
public record DoccanoExportConfig(
        @Doc("The file to write, replaced atomically.") @OutputPath
        String path,

        @Inline FormatExportOptions options,

        @Doc("The key that holds the labels, as the project of doccano expects it.") @Default("label")
        String labelKey) {

    /** Refuses tables that have no labels. */
    public DoccanoExportConfig {
        switch (options.table()) {
            case ITEMS, ANNOTATIONS, LABELS, GOLD -> {}
            default ->
                throw new IllegalArgumentException(
                        "table: " + options.table().word() + " is none of items, annotations, labels, gold");
        }
    }
}
