package io.labelwright.vision.yolo;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link YoloSink}. */
@StrategyInfo(
        id = "export/yolo",
        version = 1,
        summary = "Writes labelled images with their boxes as a folder of YOLO label files.",
        paper = "Redmon et al. 2016, You Only Look Once; layouts of Darknet and Ultralytics",
        tasks = Task.BOXES,
        example = """
                - id: out
                  uses: export/yolo
                  with: {path: out/yolo}
                """)
@Reads(value = TableKind.ITEMS, optional = true)
public final class YoloExportFactory implements SinkFactory<YoloExportConfig> {

    @Override
    public Sink create(YoloExportConfig config) {
        return new YoloSink(config);
    }
}
