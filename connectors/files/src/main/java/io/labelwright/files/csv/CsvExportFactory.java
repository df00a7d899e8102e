package io.labelwright.files.csv;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@link CsvSink}. */
@StrategyInfo(
        id = "export/csv",
        version = 1,
        summary = "Writes a table as CSV in UTF-8 with a header and LF line ends.",
        paper = "RFC 4180",
        example = """
                - id: out
                  uses: export/csv
                  with: {table: labels, path: out/labels.csv, probabilities: true}
                """)
public final class CsvExportFactory implements SinkFactory<CsvExportConfig> {

    @Override
    public Sink create(CsvExportConfig config) {
        return new CsvSink(config);
    }
}
