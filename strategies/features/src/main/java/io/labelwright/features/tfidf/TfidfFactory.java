package io.labelwright.features.tfidf;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@code features/tfidf}. */
@StrategyInfo(
        id = "features/tfidf",
        version = 1,
        summary = "Counts the words, or runs of characters, of each text, and weighs them by how rare they are.",
        paper = "Sparck Jones 1972 (A statistical interpretation of term specificity and its application in"
                + " retrieval); Weinberger et al. 2009 (Feature hashing)",
        example = """
                - id: words
                  uses: features/tfidf
                  needs: [messages]
                  with: {fields: [text], ngram_range: [1, 2], min_df: 2, sublinear_tf: true}
                """)
@Reads(TableKind.ITEMS)
@Reads(value = TableKind.SPLITS, optional = true)
@Writes(TableKind.FEATURES)
public final class TfidfFactory implements StrategyFactory<TfidfConfig> {

    @Override
    public Strategy create(TfidfConfig config) {
        return new Tfidf(config);
    }
}
