package io.labelwright.features.tfidf;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.FieldName;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of {@code features/tfidf}. */
public record TfidfConfig(
        @Doc("Fields of the items that hold text. Terms of several fields are counted together, but none reaches from"
                + " one field to the next.")
        @Default("[text]")
        @FieldName
        List<String> fields,

        @Doc("What a term is made of: word, two or more letters, digits or underscores in a row; char, characters of"
                + " the whole text; char_wb, characters inside of words, with a blank before and after. Unicode 14.0"
                + " says what a letter is, whatever the version of Java.")
        @Default("word")
        Analyzed analyzer,

        @Doc("The fewest and the most words or characters in a row that make a term: [1, 2] is single words and pairs.")
        @Default("[1, 1]")
        @Range(min = 2, max = 2)
        List<Integer> ngramRange,

        @Doc("Terms that fewer texts have are left out.") @Default("1") @Range(min = 1)
        int minDf,

        @Doc("Terms that a larger share of the texts has are left out.")
        @Default("1")
        @Range(min = 0, max = 1, above = true)
        double maxDf,

        @Doc("At most so many terms, those that occur most often; of equals the first of the alphabet. Default: all.")
        @Optional
        @Range(min = 1)
        @Nullable
        Integer maxFeatures,

        @Doc("Whether a term that occurs n times in a text counts 1 + log(n) instead of n.") @Default("false")
        boolean sublinearTf,

        @Doc("What is 1 in each text that has terms: the square root of the sum of squares (l2), the sum (l1), or"
                + " nothing.")
        @Default("l2")
        Norm norm,

        @Doc("Whether terms count less the more texts have them: 1 + log(texts / texts with the term) times.")
        @Default("true")
        boolean useIdf,

        @Doc("Whether one text more that has every term is counted for use_idf.") @Default("true")
        boolean smoothIdf,

        @Doc("Whether capitals count as small letters.") @Default("true")
        boolean lowercase,

        @Doc("Words to leave out, with analyzer: word; by lowercase as the texts.") @Default("[]")
        List<String> stopWords,

        @Doc("Columns that terms share by their hash, in place of one for each term: what is learned from one file fits"
                + " the next one, and no list of terms has to fit in the memory. 0 is a column for each term.")
        @Default("0")
        @Range(min = 0, max = 1 << 22)
        int hashing,

        @Doc("Parts of splits, such as [train], whose items alone decide on terms and weights, so that nothing of"
                + " held-out items leaks. Default: all items.")
        @Default("[]")
        List<String> fitOn) {

    public TfidfConfig {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields: name one at least");
        }
        if (ngramRange.size() != 2
                || ngramRange.get(0) < 1
                || ngramRange.get(1) < ngramRange.get(0)
                || ngramRange.get(1) > 100) {
            throw new IllegalArgumentException("ngram_range: expected two numbers from 1 to 100, the smaller one first,"
                    + " but found " + ngramRange);
        }
        if (hashing > 0 && (minDf > 1 || maxDf < 1 || maxFeatures != null)) {
            throw new IllegalArgumentException(
                    "min_df, max_df and max_features choose among terms; with hashing there is nothing to choose");
        }
        if (!stopWords.isEmpty() && analyzer != Analyzed.WORD) {
            throw new IllegalArgumentException("stop_words goes with analyzer: word");
        }
    }

    /** What a term is made of. */
    public enum Analyzed {
        WORD,
        CHAR,
        @Word("char_wb")
        CHAR_WB
    }

    /** What is made the same in all texts. */
    public enum Norm {
        L2,
        L1,
        NONE
    }
}
