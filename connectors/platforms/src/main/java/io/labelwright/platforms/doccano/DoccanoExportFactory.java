package io.labelwright.platforms.doccano;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link DoccanoSink}. */
@StrategyInfo(
        id = "export/doccano",
        version = 1,
        summary = "Writes JSONL that doccano imports: texts with classes, spans or other texts as their labels.",
        paper = "doccano",
        tasks = {Task.CLASSIFICATION, Task.ORDINAL, Task.MULTI_LABEL, Task.TEXT, Task.SPANS},
        example = """
                - id: out
                  uses: export/doccano
                  with: {path: out/texts.jsonl}
                """)
@Reads(value = TableKind.ITEMS, optional = true)
public final class DoccanoExportFactory implements SinkFactory<DoccanoExportConfig> {

    @Override
    public Sink create(DoccanoExportConfig config) {
        return new DoccanoSink(config);
    }
}
