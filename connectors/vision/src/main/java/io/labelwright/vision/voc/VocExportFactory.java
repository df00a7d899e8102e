package io.labelwright.vision.voc;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link VocSink}. */
@StrategyInfo(
        id = "export/voc",
        version = 1,
        summary = "Writes labelled images with their boxes as a folder of Pascal VOC files.",
        paper = "Everingham et al. 2010, The Pascal Visual Object Classes (VOC) Challenge; its development kit",
        tasks = Task.BOXES,
        example = """
                - id: out
                  uses: export/voc
                  with: {path: out/voc}
                """)
@Reads(value = TableKind.ITEMS, optional = true)
public final class VocExportFactory implements SinkFactory<VocExportConfig> {

    @Override
    public Sink create(VocExportConfig config) {
        return new VocSink(config);
    }
}
