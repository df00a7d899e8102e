package io.labelwright.engine.yaml;

/**
 * Text of strangers for a terminal or a log line: nothing in it can move the cursor, start a new line, turn the
 * direction of writing or hide.
 */
public final class SafeText {

    private static final int CLIP = 60;

    private SafeText() {}

    /** The text with characters that control or deceive a terminal written as escapes. */
    public static String escape(String text) {
        int harmless = 0;
        while (harmless < text.length() && isPlain(text.charAt(harmless))) {
            harmless++;
        }
        if (harmless == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16).append(text, 0, harmless);
        for (int i = harmless; i < text.length(); ) {
            int c = text.codePointAt(i);
            append(out, c);
            i += Character.charCount(c);
        }
        return out.toString();
    }

    /** A JSON text with the same characters written as JSON escapes: all of them are inside of its strings. */
    public static String json(String json) {
        StringBuilder out = null;
        for (int i = 0; i < json.length(); ) {
            int c = json.codePointAt(i);
            int chars = Character.charCount(c);
            if (c >= 0x7f && isUnsafe(c)) {
                if (out == null) {
                    out = new StringBuilder(json.length() + 16).append(json, 0, i);
                }
                for (int k = 0; k < chars; k++) {
                    out.append("\\u").append(hex(json.charAt(i + k), 4));
                }
            } else if (out != null) {
                out.appendCodePoint(c);
            }
            i += chars;
        }
        return out == null ? json : out.toString();
    }

    /** The text in single quotes, escaped and clipped, for messages. */
    public static String quoted(String text) {
        if (text.codePointCount(0, Math.min(text.length(), 2 * CLIP)) <= CLIP && text.length() <= 2 * CLIP) {
            return "'" + escape(text) + "'";
        }
        return "'" + escape(text.substring(0, text.offsetByCodePoints(0, CLIP - 1))) + "…'";
    }

    /** Appends one character, escaped where needed. */
    static void append(StringBuilder out, int c) {
        if (!isUnsafe(c)) {
            out.appendCodePoint(c);
        } else if (c < 0x100) {
            out.append("\\x").append(hex(c, 2));
        } else if (c < 0x10000) {
            out.append("\\u").append(hex(c, 4));
        } else {
            out.append("\\U").append(hex(c, 8));
        }
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f;
    }

    private static boolean isUnsafe(int c) {
        return c < 0x20
                || (c >= 0x7f && c < 0xa0)
                || c == 0xad
                || c == 0x61c
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f)
                || (c >= 0xd800 && c <= 0xdfff)
                || c == 0xfeff
                || (c >= 0xfff9 && c <= 0xfffb)
                || (c & 0xfffe) == 0xfffe
                || (c >= 0xe0000 && c <= 0xe007f);
    }

    private static String hex(int c, int digits) {
        String hex = Integer.toHexString(c);
        return "0".repeat(digits - hex.length()) + hex;
    }
}
