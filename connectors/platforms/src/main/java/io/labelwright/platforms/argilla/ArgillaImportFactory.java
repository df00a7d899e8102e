package io.labelwright.platforms.argilla;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link ArgillaSource}. */
@StrategyInfo(
        id = "import/argilla",
        version = 1,
        summary = "Reads records of Argilla: responses as annotations of people, suggestions as annotations of models.",
        paper = "Argilla",
        example = """
                - id: records
                  uses: import/argilla
                  with: {path: records.json, question: label}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.ANNOTATIONS, when = "annotations", byDefault = true)
public final class ArgillaImportFactory implements SourceFactory<ArgillaImportConfig> {

    @Override
    public Source create(ArgillaImportConfig config) {
        return new ArgillaSource(config);
    }
}
