package io.labelwright.engine.expression;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an expression, and where inside its text. The caller adds where the text itself stands.
 *
 * @param offset index of the first wrong character in the text, from 0; the text's length at its end
 * @param line line inside the text, from 1
 * @param column column in that line, from 1
 * @param message what was found and what was expected
 * @param hint what to write instead; null when the message says it all
 */
public record ExpressionProblem(
        int offset,
        int line,
        int column,
        String message,
        @Nullable String hint) {

    /** A problem at an offset of a text. */
    static ExpressionProblem at(String text, int offset, String message, @Nullable String hint) {
        int within = Math.max(0, Math.min(offset, text.length()));
        int line = 1;
        int start = 0;
        for (int i = 0; i < within; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new ExpressionProblem(within, line, within - start + 1, message, hint);
    }

    /** The place inside the text in words. */
    public String where() {
        return line == 1 ? "at column " + column : "at line " + line + ", column " + column;
    }
}
