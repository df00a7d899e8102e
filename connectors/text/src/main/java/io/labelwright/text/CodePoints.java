package io.labelwright.text;

/** Walks through a text from left to right and tells where code points lie among its chars, and the other way round. */
public final class CodePoints {

    private final String text;
    private final boolean same;
    private int chars;
    private int points;

    /** Places in a text. */
    public CodePoints(String text) {
        this.text = text;
        boolean none = true;
        for (int i = 0; i < text.length() && none; i++) {
            none = !Character.isSurrogate(text.charAt(i));
        }
        this.same = none;
    }

    /** Index of the char at which a code point begins; -1 when the text has fewer. Cheap when places do not go back. */
    public int toChars(int codePoints) {
        if (same) {
            return codePoints <= text.length() ? codePoints : -1;
        }
        if (codePoints < points) {
            chars = 0;
            points = 0;
        }
        while (points < codePoints && chars < text.length()) {
            chars += Character.charCount(text.codePointAt(chars));
            points++;
        }
        return points == codePoints ? chars : -1;
    }

    /** How many code points stand before a char; -1 when it is in the middle of one or behind the end. */
    public int fromChars(int index) {
        if (same) {
            return index <= text.length() ? index : -1;
        }
        if (index < chars) {
            chars = 0;
            points = 0;
        }
        while (chars < index && chars < text.length()) {
            chars += Character.charCount(text.codePointAt(chars));
            points++;
        }
        return chars == index ? points : -1;
    }
}
