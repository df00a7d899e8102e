package com.example.tally;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@link TallySink}. */
@StrategyInfo(
        id = "export/tally",
        version = 1,
        summary = "Writes labels as a tally file of one reader.",
        example = """
                - id: out
                  uses: export/tally
                  with: {table: labels, path: out/labels.tally}
                """)
public final class TallyExportFactory implements SinkFactory<TallyExportConfig> {

    @Override
    public Sink create(TallyExportConfig config) {
        return new TallySink(config);
    }
}
