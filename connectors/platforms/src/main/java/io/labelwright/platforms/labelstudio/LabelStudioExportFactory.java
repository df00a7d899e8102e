package io.labelwright.platforms.labelstudio;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link LabelStudioSink}. */
@StrategyInfo(
        id = "export/label-studio",
        version = 1,
        summary = "Writes tasks that Label Studio imports, with annotations and predictions.",
        paper = "Label Studio",
        tasks = {Task.CLASSIFICATION, Task.ORDINAL, Task.MULTI_LABEL, Task.NUMERIC, Task.TEXT, Task.SPANS, Task.BOXES},
        example = """
                - id: out
                  uses: export/label-studio
                  with: {path: out/tasks.json, table: labels, from_name: sentiment}
                """)
@Reads(value = TableKind.ITEMS, optional = true)
public final class LabelStudioExportFactory implements SinkFactory<LabelStudioExportConfig> {

    @Override
    public Sink create(LabelStudioExportConfig config) {
        return new LabelStudioSink(config);
    }
}
