package io.labelwright.text.spacy;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link SpacySink}. */
@StrategyInfo(
        id = "export/spacy-jsonl",
        version = 1,
        summary = "Writes texts with spans or classes as JSON Lines for spaCy: text with entities or cats.",
        paper = "spaCy 3, Example.from_dict",
        example = """
                - id: out
                  uses: export/spacy-jsonl
                  with: {path: out/train.jsonl}
                """,
        tasks = {Task.SPANS, Task.CLASSIFICATION, Task.ORDINAL, Task.MULTI_LABEL})
@Reads(TableKind.ITEMS)
public final class SpacyExportFactory implements SinkFactory<SpacyExportConfig> {

    @Override
    public Sink create(SpacyExportConfig config) {
        return new SpacySink(config);
    }
}
