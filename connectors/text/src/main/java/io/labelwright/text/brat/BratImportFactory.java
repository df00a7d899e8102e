package io.labelwright.text.brat;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link BratSource}. */
@StrategyInfo(
        id = "import/brat",
        version = 1,
        summary = "Reads texts with spans from a folder of brat: .txt and .ann side by side.",
        paper = "Stenetorp et al.: brat: a web-based tool for NLP-assisted text annotation (2012)",
        example = """
                - id: documents
                  uses: import/brat
                  with: {path: corpus}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.LABELS, when = "labels", byDefault = true)
public final class BratImportFactory implements SourceFactory<BratImportConfig> {

    @Override
    public Source create(BratImportConfig config) {
        return new BratSource(config);
    }
}
