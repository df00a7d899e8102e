package io.labelwright.platforms.sagemaker;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.OutputPath;
import org.jspecify.annotations.Nullable;

/** Keys of {@code export/sagemaker}. */
public record SagemakerExportConfig(
        @Doc("The manifest to write, replaced atomically.") @OutputPath
        String path,

        @Inline FormatExportOptions options,

        @Doc("The name of the labeling job: the key of the labels, and with -metadata that of what is known of them.")
        @Default("label")
        String job,

        @Doc("What human-annotated says of all labels; not given: nothing.") @Optional @Nullable
        Boolean humanAnnotated) {

    /** Refuses tables of more than one label per item, and names that a manifest keeps for itself. */
    public SagemakerExportConfig {
        switch (options.table()) {
            case ITEMS, LABELS, GOLD -> {}
            default ->
                throw new IllegalArgumentException(
                        "table: " + options.table().word() + " is none of items, labels, gold");
        }
        if (job.isEmpty()
                || job.endsWith(SagemakerSource.METADATA)
                || job.equals(SagemakerSource.REFERENCE)
                || job.equals(SagemakerSource.INLINE)) {
            throw new IllegalArgumentException("job: '" + job + "' is a key that manifests keep for themselves");
        }
    }
}
