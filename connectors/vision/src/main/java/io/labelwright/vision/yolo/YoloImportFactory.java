package io.labelwright.vision.yolo;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link YoloSource}. */
@StrategyInfo(
        id = "import/yolo",
        version = 1,
        summary = "Reads images and their boxes from a folder of YOLO label files.",
        paper = "Redmon et al. 2016, You Only Look Once; layouts of Darknet and Ultralytics",
        example = """
                - id: images
                  uses: import/yolo
                  with: {path: dataset}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.LABELS, when = "labels", byDefault = true)
public final class YoloImportFactory implements SourceFactory<YoloImportConfig> {

    @Override
    public Source create(YoloImportConfig config) {
        return new YoloSource(config);
    }
}
