package io.labelwright.onnx.token;

import io.labelwright.math.text.Letters;
import java.text.Normalizer;
import java.util.function.Predicate;

/**
 * The words of a text as BERT's uncased models know them: in small letters, without accents, each mark of punctuation
 * and each Chinese character by itself.
 */
final class BertWords {

    private final Letters letters = Letters.unicode14();

    /**
     * Hands over word after word.
     *
     * @param each says whether it wants more
     */
    void each(String text, Predicate<String> each) {
        // Taken apart, an accent is a character of its own.
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        var word = new StringBuilder();
        for (int at = 0; at < plain.length(); ) {
            int c = plain.codePointAt(at);
            at += Character.charCount(c);
            if (CharacterClass.SPACE.has(c)) {
                if (!end(word, each)) {
                    return;
                }
            } else if (CharacterClass.ALONE.has(c)) {
                if (!end(word, each) || !each.test(Character.toString(c))) {
                    return;
                }
            } else if (!CharacterClass.REMOVED.has(c)) {
                word.appendCodePoint(letters.lower(c));
            }
        }
        end(word, each);
    }

    private static boolean end(StringBuilder word, Predicate<String> each) {
        if (word.isEmpty()) {
            return true;
        }
        String ended = word.toString();
        word.setLength(0);
        return each.test(ended);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                return false;
            }
        }
        return true;
    }
}
