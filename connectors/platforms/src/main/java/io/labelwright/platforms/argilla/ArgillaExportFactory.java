package io.labelwright.platforms.argilla;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link ArgillaSink}. */
@StrategyInfo(
        id = "export/argilla",
        version = 1,
        summary = "Writes records that Argilla's records.from_json reads, with responses and suggestions.",
        paper = "Argilla",
        tasks = {Task.CLASSIFICATION, Task.ORDINAL, Task.MULTI_LABEL, Task.NUMERIC, Task.TEXT, Task.SPANS},
        example = """
                - id: out
                  uses: export/argilla
                  with: {path: out/records.json}
                """)
@Reads(value = TableKind.ITEMS, optional = true)
public final class ArgillaExportFactory implements SinkFactory<ArgillaExportConfig> {

    @Override
    public Sink create(ArgillaExportConfig config) {
        return new ArgillaSink(config);
    }
}
