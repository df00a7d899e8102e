package io.labelwright.vision.labelme;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link LabelmeSource}. */
@StrategyInfo(
        id = "import/labelme",
        version = 1,
        summary = "Reads images and their rectangles or flags from a folder of labelme JSON files.",
        paper = "labelme, the program; its JSON file of one image",
        example = """
                - id: images
                  uses: import/labelme
                  with: {path: pictures}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.LABELS, when = "labels", byDefault = true)
public final class LabelmeImportFactory implements SourceFactory<LabelmeImportConfig> {

    @Override
    public Source create(LabelmeImportConfig config) {
        return new LabelmeSource(config);
    }
}
