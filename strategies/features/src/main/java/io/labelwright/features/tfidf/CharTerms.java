package io.labelwright.features.tfidf;

import io.labelwright.math.text.Letters;
import java.util.function.Consumer;

/** Runs of some characters, blanks and marks like any other; two or more white spaces in a row count as one blank. */
final class CharTerms implements Analyzer {

    private final int least;
    private final int most;

    CharTerms(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public void analyze(String text, Consumer<String> each) {
        int[] starts = new int[text.length() + 1];
        String single = singleSpaced(text);
        int characters = starts(single, starts);
        for (int first = 0; first < characters; first++) {
            for (int n = least; n <= most && first + n <= characters; n++) {
                each.accept(single.substring(starts[first], starts[first + n]));
            }
        }
    }

    /** Writes where the characters of a text begin, and at last where it ends; how many there are. */
    static int starts(String text, int[] into) {
        int characters = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            into[characters++] = at;
        }
        into[characters] = text.length();
        return characters;
    }

    /** A white space that stands alone stays what it is, such as a line feed. */
    private static String singleSpaced(String text) {
        var single = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && Letters.isSpace(text.charAt(at))) {
                at++;
            }
            if (at - from > 1) {
                single.append(' ');
            } else {
                at = Math.max(at, from + 1);
                single.append(text, from, at);
            }
        }
        return single.toString();
    }
}
