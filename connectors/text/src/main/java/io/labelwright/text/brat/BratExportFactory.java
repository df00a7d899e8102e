package io.labelwright.text.brat;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link BratSink}. */
@StrategyInfo(
        id = "export/brat",
        version = 1,
        summary = "Writes texts with spans as a folder of brat: .txt and .ann side by side.",
        paper = "Stenetorp et al.: brat: a web-based tool for NLP-assisted text annotation (2012)",
        example = """
                - id: out
                  uses: export/brat
                  with: {path: out/corpus}
                """,
        tasks = Task.SPANS)
@Reads(TableKind.ITEMS)
public final class BratExportFactory implements SinkFactory<BratExportConfig> {

    @Override
    public Sink create(BratExportConfig config) {
        return new BratSink(config);
    }
}
