package io.labelwright.vision.coco;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link CocoSink}. */
@StrategyInfo(
        id = "export/coco",
        version = 1,
        summary = "Writes labelled images with their boxes as a COCO file.",
        paper = "Lin et al. 2014, Microsoft COCO: Common Objects in Context",
        tasks = Task.BOXES,
        example = """
                - id: out
                  uses: export/coco
                  with: {path: out/instances.json}
                """)
@Reads(value = TableKind.ITEMS, optional = true)
public final class CocoExportFactory implements SinkFactory<CocoExportConfig> {

    @Override
    public Sink create(CocoExportConfig config) {
        return new CocoSink(config);
    }
}
