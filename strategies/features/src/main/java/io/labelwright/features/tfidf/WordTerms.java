package io.labelwright.features.tfidf;

import io.labelwright.math.text.Letters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Words, and runs of some words joined by blanks. A word is two or more letters, digits or underscores in a row, as by
 * the pattern {@code \b\w\w+\b}; stop words are left out before runs are made.
 */
final class WordTerms implements Analyzer {

    private final Letters letters;
    private final Set<String> stopWords = new HashSet<>();
    private final int least;
    private final int most;

    WordTerms(Letters letters, boolean lowercase, List<String> stopWords, int least, int most) {
        this.letters = letters;
        this.least = least;
        this.most = most;
        stopWords.forEach(word -> this.stopWords.add(lowercase ? letters.lower(word) : word));
    }

    @Override
    public void analyze(String text, Consumer<String> each) {
        List<String> words = words(text);
        var run = new StringBuilder();
        for (int first = 0; first < words.size(); first++) {
            if (least == 1) {
                each.accept(words.get(first));
            }
            if (most == 1) {
                continue;
            }
            run.setLength(0);
            int last = Math.min(words.size(), first + most);
            for (int w = first; w < last; w++) {
                run.append(w == first ? "" : " ").append(words.get(w));
                if (w > first && w - first + 1 >= least) {
                    each.accept(run.toString());
                }
            }
        }
    }

    private List<String> words(String text) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            int length = 0;
            int c = text.codePointAt(at);
            while (letters.isWord(c)) {
                at += Character.charCount(c);
                length++;
                if (at == text.length()) {
                    break;
                }
                c = text.codePointAt(at);
            }
            if (length == 0) {
                at += Character.charCount(c);
            } else if (length > 1) {
                String word = text.substring(from, at);
                if (!stopWords.contains(word)) {
                    words.add(word);
                }
            }
        }
        return words;
    }
}
