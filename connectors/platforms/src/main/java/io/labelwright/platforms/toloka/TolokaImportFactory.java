package io.labelwright.platforms.toloka;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link TolokaSource}. */
@StrategyInfo(
        id = "import/toloka",
        version = 1,
        summary =
                "Reads the assignments of a pool of Toloka: tasks as items, answers as annotations, control tasks as gold.",
        paper = "Toloka",
        example = """
                - id: crowd
                  uses: import/toloka
                  with: {path: assignments.tsv, answer: result}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.ANNOTATIONS, when = "annotations", byDefault = true)
@Writes(value = TableKind.GOLD, when = "gold", byDefault = true)
public final class TolokaImportFactory implements SourceFactory<TolokaImportConfig> {

    @Override
    public Source create(TolokaImportConfig config) {
        return new TolokaSource(config);
    }
}
