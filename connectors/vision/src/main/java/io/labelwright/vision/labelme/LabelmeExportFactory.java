package io.labelwright.vision.labelme;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link LabelmeSink}. */
@StrategyInfo(
        id = "export/labelme",
        version = 1,
        summary = "Writes labelled images with their boxes or classes as a folder of labelme JSON files.",
        paper = "labelme, the program; its JSON file of one image",
        tasks = {Task.BOXES, Task.MULTI_LABEL, Task.CLASSIFICATION},
        example = """
                - id: out
                  uses: export/labelme
                  with: {path: out/labelme}
                """)
@Reads(value = TableKind.ITEMS, optional = true)
public final class LabelmeExportFactory implements SinkFactory<LabelmeExportConfig> {

    @Override
    public Sink create(LabelmeExportConfig config) {
        return new LabelmeSink();
    }
}
