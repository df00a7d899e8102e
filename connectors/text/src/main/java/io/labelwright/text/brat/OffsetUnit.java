package io.labelwright.text.brat;

import io.labelwright.text.CodePoints;

/** What offsets count. Values of the key {@code offsets}. */
public enum OffsetUnit {
    /** Characters of Unicode, as brat itself does. */
    CODE_POINTS,
    /** Units of UTF-16, as programs in Java and JavaScript often do. */
    UTF16;

    /** Index of the char at an offset; -1 when the text has no such place. */
    int toChars(int offset, String text, CodePoints points) {
        if (this == CODE_POINTS) {
            return points.toChars(offset);
        }
        boolean inside = offset > 0
                && offset < text.length()
                && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
        return offset > text.length() || inside ? -1 : offset;
    }

    OffsetUnit other() {
        return this == CODE_POINTS ? UTF16 : CODE_POINTS;
    }

    String word() {
        return this == CODE_POINTS ? "code_points" : "utf16";
    }
}
