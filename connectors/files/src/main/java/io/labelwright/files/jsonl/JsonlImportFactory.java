package io.labelwright.files.jsonl;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@link JsonlSource}. */
@StrategyInfo(
        id = "import/jsonl",
        version = 1,
        summary = "Reads JSON Lines: every line is an object, every key of it a column.",
        example = """
                - id: messages
                  uses: import/jsonl
                  with:
                    path: messages.jsonl
                    items: {id: id, text: body}
                """)
public final class JsonlImportFactory implements SourceFactory<JsonlImportConfig> {

    @Override
    public Source create(JsonlImportConfig config) {
        return new JsonlSource(config);
    }
}
