package io.labelwright.files.csv;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values of the config keys {@code delimiter} and {@code quote}, and how {@code delimiter: auto} is found. */
final class Separators {

    /** The word for: find out. */
    static final String AUTO = "auto";

    /** What is tried, the likeliest first. */
    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');

    private static final Map<String, Character> WORDS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "\\t", '\t', "pipe", '|', "space", ' ');

    private static final int SAMPLE = 1 << 16;
    private static final int SAMPLE_RECORDS = 50;

    private Separators() {}

    /** The separator that a word or a single character means. */
    static char separator(String value) {
        Character word = WORDS.get(value.toLowerCase(Locale.ROOT));
        if (word != null) {
            return word;
        }
        if (value.length() != 1 || !usable(value.charAt(0))) {
            throw new IllegalArgumentException("delimiter: '" + value
                    + "' is not one character; write that character, or comma, semicolon, tab, pipe or space");
        }
        return value.charAt(0);
    }

    /** The quote character that the value means. */
    static int quote(String value) {
        if (value.equals("none")) {
            return CsvScanner.NO_QUOTE;
        }
        if (value.length() != 1 || !usable(value.charAt(0))) {
            throw new IllegalArgumentException(
                    "quote: '" + value + "' is not one character; write that character, or none");
        }
        return value.charAt(0);
    }

    private static boolean usable(char c) {
        return c != '\n' && c != '\r' && c != 0 && !Character.isSurrogate(c);
    }

    /**
     * The separator of a file: the one that cuts most of the first records into as many cells as the header has, at
     * least two; among equals the one that gives more cells. A file in which none does has one column, and the comma.
     */
    static char detect(Reader text, int quote) throws IOException {
        var sample = new char[SAMPLE];
        int length = 0;
        for (int count = 0; count >= 0 && length < SAMPLE - 1; length += Math.max(count, 0)) {
            count = text.read(sample, length, SAMPLE - length);
        }
        boolean whole = length < SAMPLE - 1;
        char best = ',';
        int bestAgreeing = 0;
        int bestCells = 0;
        for (char candidate : CANDIDATES) {
            if (candidate == quote) {
                continue;
            }
            var scanner = new CsvScanner(new CharArrayReader(sample, 0, length), candidate, quote, SAMPLE);
            int cells = 0;
            int agreeing = 0;
            int waiting = 0;
            for (int record = 0; record < SAMPLE_RECORDS && scanner.next(CsvScanner.IGNORED); record++) {
                // Whether a record counts is known when the next one begins: the sample may end inside the last.
                agreeing += waiting;
                cells = record == 0 ? scanner.fields() : cells;
                waiting = scanner.fields() == cells && scanner.problem() == null ? 1 : 0;
            }
            agreeing += whole ? waiting : 0;
            if (cells > 1 && (agreeing > bestAgreeing || agreeing == bestAgreeing && cells > bestCells)) {
                best = candidate;
                bestAgreeing = agreeing;
                bestCells = cells;
            }
        }
        return best;
    }
}
