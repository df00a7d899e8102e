package io.labelwright.platforms.prodigy;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link ProdigySource}. */
@StrategyInfo(
        id = "import/prodigy",
        version = 1,
        summary = "Reads JSONL of Prodigy: accepted answers as votes, rejected ones as votes against, ignored ones as "
                + "neither.",
        paper = "Prodigy",
        example = """
                - id: answers
                  uses: import/prodigy
                  with: {path: dataset.jsonl}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.ANNOTATIONS, when = "annotations", byDefault = true)
public final class ProdigyImportFactory implements SourceFactory<ProdigyImportConfig> {

    @Override
    public Source create(ProdigyImportConfig config) {
        return new ProdigySource(config);
    }
}
