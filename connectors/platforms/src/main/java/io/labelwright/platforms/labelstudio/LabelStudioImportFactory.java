package io.labelwright.platforms.labelstudio;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link LabelStudioSource}. */
@StrategyInfo(
        id = "import/label-studio",
        version = 1,
        summary =
                "Reads what Label Studio exports: tasks as items, annotations of people, predictions of models, ground "
                        + "truth as gold.",
        paper = "Label Studio",
        example = """
                - id: project
                  uses: import/label-studio
                  with: {path: project-1-export.json}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.ANNOTATIONS, when = "annotations", byDefault = true)
@Writes(value = TableKind.GOLD, when = "gold", byDefault = true)
public final class LabelStudioImportFactory implements SourceFactory<LabelStudioImportConfig> {

    @Override
    public Source create(LabelStudioImportConfig config) {
        return new LabelStudioSource(config);
    }
}
