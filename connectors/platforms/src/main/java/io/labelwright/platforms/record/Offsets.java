package io.labelwright.platforms.record;

/** What the offsets of spans count. */
public enum Offsets {
    /** Code points, as Python counts them. */
    CODE_POINTS,
    /** Units of UTF-16, as JavaScript and Java count them: characters beyond U+FFFF are two. */
    UTF16
}
