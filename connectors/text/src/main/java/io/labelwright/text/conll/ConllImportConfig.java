package io.labelwright.text.conll;

import io.labelwright.files.text.Encodings;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Range;

/** Keys of {@code import/conll}. */
public record ConllImportConfig(
        @Doc(
                "The file to read: one token a line, a blank line behind each sentence; data compressed with gzip or zstd is "
                        + "unpacked. The format can't show that it was cut off inside a tag or between two lines.")
        @InputPath
        String path,

        @Doc("IANA name of the character encoding. Bytes that are no text in it end the import.") @Default("utf-8")
        String encoding,

        @Doc("What an item is: a sentence, or a document, which begins with a line -DOCSTART-. Ids are the number of "
                + "the document, from 1, and for sentences that of the sentence in it: 3.1; or what a line "
                + "# id = ... before the item says.")
        @Default("sentence")
        Unit item,

        @Doc("What tags mean; a tag that can't follow the one before it makes its item bad. biluo: also IOBES. auto: "
                + "the scheme that the file breaks least.")
        @Default("auto")
        Scheme scheme,

        @Doc("Column of the token, from 1; negative numbers count from the last one.")
        @Range(min = -99, max = 99)
        @Default("1")
        int tokenColumn,

        @Doc("Column of the tag, from 1; negative numbers count from the last one.")
        @Range(min = -99, max = 99)
        @Default("-1")
        int tagColumn,

        @Doc("Lines that start with # before the first token of a sentence. own: # id = and # text =, which "
                + "export/conll writes, all others are tokens; skip: all others are left out.")
        @Default("own")
        Comments comments,

        @Inline ImportMapping mapping) {

    /** What an item is. */
    public enum Unit {
        SENTENCE,
        DOCUMENT
    }

    /** What tags mean. */
    public enum Scheme {
        AUTO,
        IOB1,
        IOB2,
        BILUO
    }

    /** What lines with # are. */
    public enum Comments {
        OWN,
        SKIP
    }

    /** Refuses values that no file can have. */
    public ConllImportConfig {
        Encodings.named(encoding);
        if (tokenColumn == 0 || tagColumn == 0) {
            throw new IllegalArgumentException("token_column, tag_column: columns count from 1, or from -1 backwards");
        }
        if (tokenColumn == tagColumn) {
            throw new IllegalArgumentException("token_column and tag_column are the same column");
        }
    }
}
