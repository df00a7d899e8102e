package io.labelwright.features.tfidf;

import io.labelwright.math.text.Letters;
import java.util.function.Consumer;

/** Cuts texts into terms, the same one as often as it occurs. Used by several threads at once. */
interface Analyzer {

    /** Calls {@code each} for every term of a text. */
    void analyze(String text, Consumer<String> each);

    /** The analyzer that a config asks for. */
    static Analyzer of(TfidfConfig config) {
        int least = config.ngramRange().get(0);
        int most = config.ngramRange().get(1);
        Letters letters = Letters.unicode14();
        Analyzer cut = switch (config.analyzer()) {
            case WORD -> new WordTerms(letters, config.lowercase(), config.stopWords(), least, most);
            case CHAR -> new CharTerms(least, most);
            case CHAR_WB -> new PaddedWordTerms(least, most);
        };
        return config.lowercase() ? (text, each) -> cut.analyze(letters.lower(text), each) : cut;
    }
}
