package com.example.tally;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link TallySource}. A stage that is not told what to take from the file takes items and answers. */
@StrategyInfo(
        id = "import/tally",
        version = 1,
        summary = "Reads findings from a tally file: a scan, a tab, then reader=finding for each reader.",
        example = """
                - id: readings
                  uses: import/tally
                  with: {path: readings.tally}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.ANNOTATIONS, when = "annotations", byDefault = true)
public final class TallyImportFactory implements SourceFactory<TallyImportConfig> {

    @Override
    public Source create(TallyImportConfig config) {
        return new TallySource(config);
    }
}
