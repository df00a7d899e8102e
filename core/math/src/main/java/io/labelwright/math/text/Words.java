package io.labelwright.math.text;

import java.util.ArrayList;
import java.util.List;

/** The words of texts. */
public final class Words {

    private static final Letters LETTERS = Letters.unicode14();

    private Words() {}

    /** The words of a text in their order and spelling: letters, digits and underscores in a row. */
    public static List<String> of(String text) {
        var words = new ArrayList<String>();
        int from = -1;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (LETTERS.isWord(c)) {
                from = from < 0 ? at : from;
            } else if (from >= 0) {
                words.add(text.substring(from, at));
                from = -1;
            }
            at += Character.charCount(c);
        }
        if (from >= 0) {
            words.add(text.substring(from));
        }
        return words;
    }

    /**
     * Whether a word may end and another begin between two characters: one of them is no part of a word, or is of a
     * script that is written without spaces.
     */
    static boolean isBorder(int before, int after) {
        return !LETTERS.isWord(before) || !LETTERS.isWord(after) || isUnspaced(before) || isUnspaced(after);
    }

    /** Thai, Lao, Burmese, Khmer, Chinese and Japanese; Korean has spaces. */
    private static boolean isUnspaced(int c) {
        return c >= 0xe00
                && (c < 0xf00
                        || c >= 0x1000 && c < 0x10a0
                        || c >= 0x1780 && c < 0x1800
                        || c >= 0x2e80 && c < 0xa000
                        || c >= 0xf900 && c < 0xfb00
                        || c >= 0x20000 && c < 0x40000);
    }
}
