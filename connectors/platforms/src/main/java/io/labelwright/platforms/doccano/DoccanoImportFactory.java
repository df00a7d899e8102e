package io.labelwright.platforms.doccano;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link DoccanoSource}. */
@StrategyInfo(
        id = "import/doccano",
        version = 1,
        summary = "Reads JSONL of doccano: texts with classes, spans or other texts as their labels.",
        paper = "doccano",
        example = """
                - id: texts
                  uses: import/doccano
                  with: {path: admin.jsonl}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.ANNOTATIONS, when = "annotations", byDefault = true)
public final class DoccanoImportFactory implements SourceFactory<DoccanoImportConfig> {

    @Override
    public Source create(DoccanoImportConfig config) {
        return new DoccanoSource(config);
    }
}
