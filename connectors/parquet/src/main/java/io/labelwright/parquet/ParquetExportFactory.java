package io.labelwright.parquet;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@link ParquetSink}. */
@StrategyInfo(
        id = "export/parquet",
        version = 1,
        summary = "Writes a table as a Parquet file: names and texts as UTF-8, numbers as doubles and 64-bit integers.",
        paper = "Apache Parquet format 2.12",
        example = """
                - id: out
                  uses: export/parquet
                  with: {table: labels, path: out/labels.parquet, probabilities: true}
                """)
public final class ParquetExportFactory implements SinkFactory<ParquetExportConfig> {

    @Override
    public Sink create(ParquetExportConfig config) {
        return new ParquetSink(config);
    }
}
