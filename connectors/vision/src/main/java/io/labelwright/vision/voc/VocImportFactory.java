package io.labelwright.vision.voc;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link VocSource}. */
@StrategyInfo(
        id = "import/voc",
        version = 1,
        summary = "Reads images and their boxes from a folder of Pascal VOC files.",
        paper = "Everingham et al. 2010, The Pascal Visual Object Classes (VOC) Challenge; its development kit",
        example = """
                - id: images
                  uses: import/voc
                  with: {path: VOC2012, origin: 1}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.LABELS, when = "labels", byDefault = true)
public final class VocImportFactory implements SourceFactory<VocImportConfig> {

    @Override
    public Source create(VocImportConfig config) {
        return new VocSource(config);
    }
}
