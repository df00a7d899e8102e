package io.labelwright.parquet.npy;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link NpySource}. */
@StrategyInfo(
        id = "import/npy",
        version = 1,
        summary = "Reads features from an array of NumPy: numbers and truth values of any width, never Python objects.",
        paper = "NumPy Enhancement Proposal 1",
        example = """
                - id: embeddings
                  uses: import/npy
                  with: {path: embeddings.npy, features: minilm, ids: {path: messages.csv, column: id}}
                """)
@Writes(value = TableKind.FEATURES, byDefault = true)
public final class NpyImportFactory implements SourceFactory<NpyImportConfig> {

    @Override
    public Source create(NpyImportConfig config) {
        return new NpySource(config);
    }
}
