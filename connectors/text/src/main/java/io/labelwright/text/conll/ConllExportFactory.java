package io.labelwright.text.conll;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link ConllSink}. */
@StrategyInfo(
        id = "export/conll",
        version = 1,
        summary = "Writes texts with spans as CoNLL-2003: one token and tag a line.",
        paper = "Tjong Kim Sang, De Meulder: Introduction to the CoNLL-2003 shared task (2003)",
        example = """
                - id: out
                  uses: export/conll
                  with: {path: out/train.conll}
                """,
        tasks = Task.SPANS)
@Reads(TableKind.ITEMS)
public final class ConllExportFactory implements SinkFactory<ConllExportConfig> {

    @Override
    public Sink create(ConllExportConfig config) {
        return new ConllSink(config);
    }
}
