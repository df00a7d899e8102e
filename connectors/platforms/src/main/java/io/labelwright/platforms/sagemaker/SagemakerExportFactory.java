package io.labelwright.platforms.sagemaker;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link SagemakerSink}. */
@StrategyInfo(
        id = "export/sagemaker",
        version = 1,
        summary =
                "Writes an augmented manifest: a source per line with its label; what an import kept comes back unchanged.",
        paper = "SageMaker Ground Truth",
        tasks = {Task.CLASSIFICATION, Task.ORDINAL, Task.MULTI_LABEL, Task.NUMERIC, Task.TEXT, Task.SPANS, Task.BOXES},
        example = """
                - id: out
                  uses: export/sagemaker
                  with: {path: out/labelled.manifest, job: my-job}
                """)
@Reads(value = TableKind.ITEMS, optional = true)
public final class SagemakerExportFactory implements SinkFactory<SagemakerExportConfig> {

    @Override
    public Sink create(SagemakerExportConfig config) {
        return new SagemakerSink(config);
    }
}
