package io.labelwright.text.conll;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.OutputPath;
import io.labelwright.text.LabelledTexts;

/** Keys of {@code export/conll}. */
public record ConllExportConfig(
        @Doc("The file to write, replaced atomically.") @OutputPath
        String path,

        @Doc(
                "What an item is: a sentence, or a document with a line -DOCSTART- before it and a sentence for each line of its "
                        + "text. Sentences in a row whose field document is the same are one document.")
        @Default("sentence")
        ConllImportConfig.Unit item,

        @Doc("What tags say where names begin and end.") @Default("iob2")
        Scheme scheme,

        @Doc(
                "Where texts are cut into tokens when an item has no field tokens as import/conll makes it. whitespace: at "
                        + "white space; words: there, and around every punctuation mark, which is a token of its own; "
                        + "characters: around every character. A span that does not begin and end with a token is refused.")
        @Default("words")
        Tokens tokens,

        @Doc(
                "conll2003: token, part of speech, chunk, tag, with _ for what an item's fields pos and chunk do not tell; "
                        + "token_tag: two columns.")
        @Default("conll2003")
        Layout layout,

        @Doc("What stands between columns: a space, as strict readers want it, or a tab, with which tokens may hold "
                + "spaces.")
        @Default("space")
        Separator separator,

        @Doc(
                "Whether lines '# id = ...' and '# text = ...' stand before each item, from which import/conll has ids and "
                        + "texts back byte for byte. Readers of strict CoNLL-2003 do not know them.")
        @Default("false")
        boolean comments,

        @Inline FormatExportOptions options) {

    /** What tags say. */
    public enum Scheme {
        IOB1,
        IOB2,
        BILUO
    }

    /** Where texts are cut. */
    public enum Tokens {
        WHITESPACE,
        WORDS,
        CHARACTERS
    }

    /** Which columns there are. */
    public enum Layout {
        CONLL2003,
        TOKEN_TAG
    }

    /** What stands between columns. */
    public enum Separator {
        SPACE,
        TAB
    }

    /** Refuses tables that the format can't hold. */
    public ConllExportConfig {
        LabelledTexts.checkTable(options.table());
    }
}
