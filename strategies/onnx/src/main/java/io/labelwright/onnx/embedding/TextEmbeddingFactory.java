package io.labelwright.onnx.embedding;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@code features/text-embedding}. */
@StrategyInfo(
        id = "features/text-embedding",
        version = 1,
        summary = "Makes 384 numbers of each text, so that texts that mean alike lie close by cosine; by"
                + " all-MiniLM-L6-v2 on this machine, for English. What is embedded once is kept.",
        paper = "Reimers, Gurevych 2019 (Sentence-BERT); Wang et al. 2020 (MiniLM)",
        example = """
                - id: meaning
                  uses: features/text-embedding
                  needs: [messages]
                  with: {fields: [text]}
                """)
@Reads(TableKind.ITEMS)
@Writes(TableKind.FEATURES)
public final class TextEmbeddingFactory implements StrategyFactory<TextEmbeddingConfig> {

    @Override
    public Strategy create(TextEmbeddingConfig config) {
        return new TextEmbedding(config);
    }
}
