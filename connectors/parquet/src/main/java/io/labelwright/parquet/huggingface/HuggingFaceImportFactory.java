package io.labelwright.parquet.huggingface;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@link HuggingFaceSource}. */
@StrategyInfo(
        id = "import/huggingface",
        version = 1,
        summary =
                "Reads a data set of Hugging Face: a folder of Parquet files, whose names tell splits; classes by name.",
        example = """
                - id: reviews
                  uses: import/huggingface
                  with: {path: imdb, items: {text: text}, gold: {}}
                """)
@Writes(value = TableKind.ITEMS, when = "items", byDefault = true)
@Writes(value = TableKind.LABELS, when = "labels", byDefault = true)
public final class HuggingFaceImportFactory implements SourceFactory<HuggingFaceImportConfig> {

    @Override
    public Source create(HuggingFaceImportConfig config) {
        return new HuggingFaceSource(config);
    }
}
