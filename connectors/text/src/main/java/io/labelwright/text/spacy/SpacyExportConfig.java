package io.labelwright.text.spacy;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.OutputPath;
import io.labelwright.spi.table.TableKind;
import io.labelwright.text.LabelledTexts;
import org.jspecify.annotations.Nullable;

/** Keys of {@code export/spacy-jsonl}. */
public record SpacyExportConfig(
        @Doc("The file to write, replaced atomically.") @OutputPath
        String path,

        @Doc("Write spans as spans: {NAME: [...]}, where they may overlap, for spaCy's span categorizer; not given: as "
                + "entities, of which no two may overlap.")
        @Optional
        @Nullable
        String spansKey,

        @Doc("With table labels and classes: whether cats are the probabilities of the classes, where they are known, "
                + "instead of 1 and 0.")
        @Default("false")
        boolean probabilities,

        @Inline FormatExportOptions options) {

    /** Refuses tables that the format can't hold. */
    public SpacyExportConfig {
        LabelledTexts.checkTable(options.table());
        if (probabilities && options.table() != TableKind.LABELS) {
            throw new IllegalArgumentException("probabilities: only the table labels has them");
        }
        if (spansKey != null && spansKey.isEmpty()) {
            throw new IllegalArgumentException("spans_key: a name is expected, for example sc");
        }
    }
}
