package io.labelwright.vision.coco;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link CocoSource}. */
@StrategyInfo(
        id = "import/coco",
        version = 1,
        summary = "Reads images and their boxes from a COCO file, or boxes of a model from a COCO results file.",
        paper = "Lin et al. 2014, Microsoft COCO: Common Objects in Context",
        example = """
                - id: images
                  uses: import/coco
                  with: {path: annotations/instances_train.json}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.LABELS, when = "labels", byDefault = true)
public final class CocoImportFactory implements SourceFactory<CocoImportConfig> {

    @Override
    public Source create(CocoImportConfig config) {
        return new CocoSource(config);
    }
}
