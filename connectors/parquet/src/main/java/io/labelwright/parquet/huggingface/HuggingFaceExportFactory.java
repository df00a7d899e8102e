package io.labelwright.parquet.huggingface;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.table.TableKind;

/** Makes {@link HuggingFaceSink}. */
@StrategyInfo(
        id = "export/huggingface",
        version = 1,
        summary = "Writes items with their labels as a data set of Hugging Face: Parquet files by split, and a card.",
        example = """
                - id: out
                  uses: export/huggingface
                  with: {path: out/reviews}
                """)
@Reads(value = TableKind.ITEMS, optional = true)
@Reads(value = TableKind.SPLITS, optional = true)
public final class HuggingFaceExportFactory implements SinkFactory<HuggingFaceExportConfig> {

    @Override
    public Sink create(HuggingFaceExportConfig config) {
        return new HuggingFaceSink(config);
    }
}
