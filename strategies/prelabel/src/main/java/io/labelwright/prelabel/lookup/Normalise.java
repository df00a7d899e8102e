package io.labelwright.prelabel.lookup;

import io.labelwright.math.text.Letters;
import io.labelwright.math.text.Words;
import java.text.Normalizer;

/** What two texts may differ in and yet be one; each takes in what those before it do. */
public enum Normalise {
    /** Nothing: they are the same characters. */
    NONE,
    /** White space, and how Unicode spells a letter with its accent. */
    SPACE,
    /** Capitals. */
    CASE,
    /** All that is no letter, digit or underscore. */
    WORDS;

    /** The form that all texts have that are one. */
    String form(String text) {
        if (this == NONE) {
            return text;
        }
        // The composed form of a character never changes once Unicode has it.
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return switch (this) {
            case NONE, SPACE -> spaced(composed);
            case CASE -> spaced(Letters.unicode14().lower(composed));
            case WORDS -> String.join(" ", Words.of(Letters.unicode14().lower(composed)));
        };
    }

    private static String spaced(String text) {
        var spaced = new StringBuilder(text.length());
        boolean space = false;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Letters.isSpace(c)) {
                space = !spaced.isEmpty();
            } else {
                if (space) {
                    spaced.append(' ');
                    space = false;
                }
                spaced.appendCodePoint(c);
            }
        }
        return spaced.toString();
    }
}
