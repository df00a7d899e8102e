package io.labelwright.engine.explain;

import org.jspecify.annotations.Nullable;

/**
 * Whether the text of a row, as it stands in a file, names an item: as a whole cell, and not inside of another word.
 */
final class RejectedText {

    /** What may stand beside a cell in CSV, in other separated files, in JSON and in a message. */
    private static final String AROUND = ",;|\t\r\n\"'[]{}:";

    private RejectedText() {}

    static boolean names(@Nullable String text, String item) {
        if (text == null || item.isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(item); at >= 0; at = text.indexOf(item, at + 1)) {
            if (edge(text, at - 1, -1) && edge(text, at + item.length(), 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a cell ends here, blanks aside. */
    private static boolean edge(String text, int at, int step) {
        int i = at;
        while (i >= 0 && i < text.length() && text.charAt(i) == ' ') {
            i += step;
        }
        return i < 0 || i >= text.length() || AROUND.indexOf(text.charAt(i)) >= 0;
    }
}
