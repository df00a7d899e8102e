package io.labelwright.files.csv;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@link CsvSource}. */
@StrategyInfo(
        id = "import/csv",
        version = 1,
        summary = "Reads a table from a CSV or TSV file, one record per row.",
        paper = "RFC 4180",
        example = """
                - id: messages
                  uses: import/csv
                  with:
                    path: messages.csv
                    items: {id: id, text: body}
                """)
public final class CsvImportFactory implements SourceFactory<CsvImportConfig> {

    @Override
    public Source create(CsvImportConfig config) {
        return new CsvSource(config);
    }
}
