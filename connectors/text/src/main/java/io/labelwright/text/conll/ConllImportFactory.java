package io.labelwright.text.conll;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link ConllSource}. */
@StrategyInfo(
        id = "import/conll",
        version = 2,
        summary = "Reads texts with spans from CoNLL-2003 and other files of one token and tag a line.",
        paper = "Tjong Kim Sang, De Meulder: Introduction to the CoNLL-2003 shared task (2003)",
        example = """
                - id: names
                  uses: import/conll
                  with: {path: eng.train, item: sentence}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.LABELS, when = "labels", byDefault = true)
public final class ConllImportFactory implements SourceFactory<ConllImportConfig> {

    @Override
    public Source create(ConllImportConfig config) {
        return new ConllSource(config);
    }
}
