package io.labelwright.platforms.mturk;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link MturkSource}. */
@StrategyInfo(
        id = "import/mturk",
        version = 1,
        summary = "Reads the results of a batch of Amazon Mechanical Turk: HITs as items, assignments as annotations.",
        paper = "Amazon Mechanical Turk",
        example = """
                - id: crowd
                  uses: import/mturk
                  with: {path: batch-results.csv, answer: category}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.ANNOTATIONS, when = "annotations", byDefault = true)
public final class MturkImportFactory implements SourceFactory<MturkImportConfig> {

    @Override
    public Source create(MturkImportConfig config) {
        return new MturkSource(config);
    }
}
