package io.labelwright.text.conll;

import io.labelwright.text.Whitespace;
import java.util.List;

/** Finds the tokens of a text that tells what stands between them: white space and nothing else. */
final class TokenPlaces {

    private TokenPlaces() {}

    /**
     * Where tokens start in a text that consists of them.
     *
     * @return index of each token's first char; null when the text does not consist of the tokens
     */
    static int @org.jspecify.annotations.Nullable [] of(List<String> tokens, String text) {
        var starts = new int[tokens.size()];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            String token = tokens.get(i);
            // A token may itself start with white space, where a file is cut at tabs.
            while (!text.startsWith(token, at)) {
                if (at >= text.length() || !Whitespace.isSpace(text.charAt(at))) {
                    return null;
                }
                at++;
            }
            starts[i] = at;
            at += token.length();
        }
        return Whitespace.isAll(text.substring(at)) ? starts : null;
    }
}
