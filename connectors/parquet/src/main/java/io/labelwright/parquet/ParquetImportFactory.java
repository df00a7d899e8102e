package io.labelwright.parquet;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@link ParquetSource}. */
@StrategyInfo(
        id = "import/parquet",
        version = 1,
        summary = "Reads a table from a Parquet file, one record per row.",
        paper = "Apache Parquet format 2.12",
        example = """
                - id: answers
                  uses: import/parquet
                  with:
                    path: answers.parquet
                    annotations: {item: item, annotator: worker, label: answer}
                """)
public final class ParquetImportFactory implements SourceFactory<ParquetImportConfig> {

    @Override
    public Source create(ParquetImportConfig config) {
        return new ParquetSource(config);
    }
}
