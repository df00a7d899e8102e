package io.labelwright.files.csv;

import io.labelwright.spi.connect.ExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;

/** Keys of {@code export/csv}. */
public record CsvExportConfig(
        @Inline ExportOptions options,

        @Doc("What stands between cells: one ASCII character, or comma, semicolon, tab, pipe or space.")
        @Default("comma")
        String delimiter,

        @Doc("Which cells stand in quotes: minimal, those that need it; all, every cell that is not missing. "
                + "A missing cell is empty, an empty text is \"\".")
        @Default("minimal")
        Quoting quote,

        @Doc(
                "Whether texts that a spreadsheet would take for a formula (those that start with =, +, -, @, a tab, a line "
                        + "end, or full-width forms of these) get an apostrophe before them. Texts that start with an "
                        + "apostrophe get one more, so that import/csv with spreadsheet_safe: true restores all. false: "
                        + "every text stands as it is.")
        @Default("false")
        boolean spreadsheetSafe) {

    /** Which cells stand in quotes. */
    public enum Quoting {
        MINIMAL,
        ALL
    }

    /** Refuses values that no file can have. */
    public CsvExportConfig {
        char separator = Separators.separator(delimiter);
        if (separator >= 0x80 || separator == '"') {
            throw new IllegalArgumentException("delimiter: '" + delimiter + "' is not ASCII or is the quote character");
        }
    }
}
