package io.labelwright.files.jsonl;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@link JsonlSink}. */
@StrategyInfo(
        id = "export/jsonl",
        version = 1,
        summary = "Writes a table as JSON Lines in UTF-8, one object a row; missing values are left out.",
        example = """
                - id: out
                  uses: export/jsonl
                  with: {table: labels, path: out/labels.jsonl}
                """)
public final class JsonlExportFactory implements SinkFactory<JsonlExportConfig> {

    @Override
    public Sink create(JsonlExportConfig config) {
        return new JsonlSink();
    }
}
