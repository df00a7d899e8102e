package io.labelwright.parquet.npy;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@link NpySink}. */
@StrategyInfo(
        id = "export/npy",
        version = 1,
        summary = "Writes features or probabilities as an array of NumPy, with the ids of its rows beside it.",
        paper = "NumPy Enhancement Proposal 1",
        example = """
                - id: matrix
                  uses: export/npy
                  with: {table: features, features: minilm, path: out/minilm, dtype: float32}
                """)
public final class NpyExportFactory implements SinkFactory<NpyExportConfig> {

    @Override
    public Sink create(NpyExportConfig config) {
        return new NpySink(config);
    }
}
