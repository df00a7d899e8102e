package io.labelwright.platforms.prodigy;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link ProdigySink}. */
@StrategyInfo(
        id = "export/prodigy",
        version = 1,
        summary = "Writes JSONL that Prodigy's db-in takes: a task per item, or an answered task per answer.",
        paper = "Prodigy",
        tasks = {Task.CLASSIFICATION, Task.ORDINAL, Task.MULTI_LABEL, Task.TEXT, Task.SPANS, Task.BOXES},
        example = """
                - id: out
                  uses: export/prodigy
                  with: {path: out/dataset.jsonl}
                """)
@Reads(value = TableKind.ITEMS, optional = true)
public final class ProdigyExportFactory implements SinkFactory<ProdigyExportConfig> {

    @Override
    public Sink create(ProdigyExportConfig config) {
        return new ProdigySink(config);
    }
}
