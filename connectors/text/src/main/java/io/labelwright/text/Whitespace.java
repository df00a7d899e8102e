package io.labelwright.text;

/**
 * The characters that separate: those that Unicode calls white space, and the four separators of ASCII that Python
 * takes for white space too. A list of ours, since the one of Java changes with its version.
 */
public final class Whitespace {

    private Whitespace() {}

    /** Whether a code point is white space. All of it lies in the basic plane, so chars may be asked about as well. */
    public static boolean isSpace(int codePoint) {
        return codePoint == ' '
                || codePoint >= 0x09 && codePoint <= 0x0D
                || codePoint >= 0x1C && codePoint <= 0x1F
                || codePoint == 0x85
                || codePoint == 0xA0
                || codePoint == 0x1680
                || codePoint >= 0x2000 && codePoint <= 0x200A
                || codePoint == 0x2028
                || codePoint == 0x2029
                || codePoint == 0x202F
                || codePoint == 0x205F
                || codePoint == 0x3000;
    }

    /** Whether some reader takes a character for the end of a line; Python's splitlines takes most of them. */
    public static boolean isLineBreak(int codePoint) {
        return codePoint >= 0x0A && codePoint <= 0x0D
                || codePoint >= 0x1C && codePoint <= 0x1E
                || codePoint == 0x85
                || codePoint == 0x2028
                || codePoint == 0x2029;
    }

    /** Whether a text has white space anywhere. */
    public static boolean isIn(String text) {
        return text.chars().anyMatch(Whitespace::isSpace);
    }

    /** Whether a text has nothing else. */
    public static boolean isAll(String text) {
        return text.chars().allMatch(Whitespace::isSpace);
    }
}
