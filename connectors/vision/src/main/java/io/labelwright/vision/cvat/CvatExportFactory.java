package io.labelwright.vision.cvat;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link CvatSink}. */
@StrategyInfo(
        id = "export/cvat",
        version = 1,
        summary = "Writes labelled images with their boxes or tags as the XML of CVAT for images.",
        paper = "CVAT XML annotation format 1.1",
        tasks = {Task.BOXES, Task.MULTI_LABEL, Task.CLASSIFICATION},
        example = """
                - id: out
                  uses: export/cvat
                  with: {path: out/annotations.xml}
                """)
@Reads(value = TableKind.ITEMS, optional = true)
public final class CvatExportFactory implements SinkFactory<CvatExportConfig> {

    @Override
    public Sink create(CvatExportConfig config) {
        return new CvatSink(config);
    }
}
