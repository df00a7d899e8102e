package io.labelwright.cli.review;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes records of CSV for spreadsheets. Texts of strangers that a spreadsheet would take for a formula get an
 * apostrophe before them, which {@link #restored} takes away again.
 */
final class CsvLine {

    private static final String STARTS = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvLine() {}

    static void write(Writer out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            String cell = marked(cells.get(i));
            boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.write(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        }
        out.write('\n');
    }

    private static String marked(String cell) {
        return isFormula(cell) ? "'" + cell : cell;
    }

    private static boolean isFormula(String cell) {
        return !cell.isEmpty() && STARTS.indexOf(cell.charAt(0)) >= 0;
    }

    /** A cell as it was before it was marked. */
    static String restored(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }
}
