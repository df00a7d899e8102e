package io.labelwright.features.tfidf;

import io.labelwright.math.text.Letters;
import java.util.function.Consumer;

/**
 * Runs of some characters inside of words; a word is what stands between white spaces, with a blank before and after. A
 * word shorter than a run counts once, as a whole.
 */
final class PaddedWordTerms implements Analyzer {

    private final int least;
    private final int most;

    PaddedWordTerms(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public void analyze(String text, Consumer<String> each) {
        int at = 0;
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && !Letters.isSpace(text.charAt(at))) {
                at++;
            }
            if (at > from) {
                cut(" " + text.substring(from, at) + " ", each);
            }
            at++;
        }
    }

    private void cut(String word, Consumer<String> each) {
        var starts = new int[word.length() + 1];
        int characters = CharTerms.starts(word, starts);
        for (int n = least; n <= most; n++) {
            if (n >= characters) {
                each.accept(word);
                return;
            }
            for (int first = 0; first + n <= characters; first++) {
                each.accept(word.substring(starts[first], starts[first + n]));
            }
        }
    }
}
