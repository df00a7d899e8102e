package io.labelwright.vision.cvat;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link CvatSource}. */
@StrategyInfo(
        id = "import/cvat",
        version = 1,
        summary = "Reads images or frames with their boxes or tags from the XML of CVAT.",
        paper = "CVAT XML annotation format 1.1",
        example = """
                - id: images
                  uses: import/cvat
                  with: {path: annotations.xml}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.LABELS, when = "labels", byDefault = true)
public final class CvatImportFactory implements SourceFactory<CvatImportConfig> {

    @Override
    public Source create(CvatImportConfig config) {
        return new CvatSource(config);
    }
}
