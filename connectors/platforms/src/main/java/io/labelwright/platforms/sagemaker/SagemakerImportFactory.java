package io.labelwright.platforms.sagemaker;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link SagemakerSource}. */
@StrategyInfo(
        id = "import/sagemaker",
        version = 1,
        summary = "Reads an augmented manifest of SageMaker Ground Truth: sources as items, the labels of one job; "
                + "everything else is kept as it is.",
        paper = "SageMaker Ground Truth",
        example = """
                - id: labelled
                  uses: import/sagemaker
                  with: {path: output.manifest, job: my-job}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.LABELS, when = "labels", byDefault = true)
public final class SagemakerImportFactory implements SourceFactory<SagemakerImportConfig> {

    @Override
    public Source create(SagemakerImportConfig config) {
        return new SagemakerSource(config);
    }
}
