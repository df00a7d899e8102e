package io.labelwright.files.csv;

import io.labelwright.files.text.Encodings;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Range;

/** Keys of {@code import/csv}. */
public record CsvImportConfig(
        @Doc(
                "The file to read; data compressed with gzip or zstd is unpacked. Plain CSV can't show that it was cut off between "
                        + "two records or inside its last cell; gzip has a checksum that does.")
        @InputPath
        String path,

        @Doc("What stands between cells: one character, or comma, semicolon, tab, pipe or space. "
                + "auto: found out from the header and the first records.")
        @Default("auto")
        String delimiter,

        @Doc("IANA name of the character encoding, for example utf-8, utf-16, iso-8859-1 or windows-1252. "
                + "Bytes that are no text in it end the import.")
        @Default("utf-8")
        String encoding,

        @Doc("The character around cells that hold delimiters or line ends, written twice inside them; none: no such "
                + "character.")
        @Default("'\"'")
        String quote,

        @Doc("Whether the first record names the columns. false: they are named $1, $2, and so on.") @Default("true")
        boolean header,

        @Doc("A cell with more characters makes its row bad.") @Range(min = 1, max = 1 << 28) @Default("16777216")
        int maxFieldSize,

        @Doc("Whether the file was written with spreadsheet_safe: an apostrophe at the start of a cell is left out.")
        @Default("false")
        boolean spreadsheetSafe,

        @Inline ImportMapping mapping) {

    /** Refuses values that no file can have. */
    public CsvImportConfig {
        Encodings.named(encoding);
        int mark = Separators.quote(quote);
        if (!delimiter.equals(Separators.AUTO) && Separators.separator(delimiter) == mark) {
            throw new IllegalArgumentException("delimiter and quote are the same character");
        }
    }
}
