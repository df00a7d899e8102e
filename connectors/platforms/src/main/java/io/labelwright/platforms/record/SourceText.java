package io.labelwright.platforms.record;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.spi.label.Span;
import org.jspecify.annotations.Nullable;

/**
 * The text of an item and spans of it, each checked: it lies inside, cuts no character in two, and covers the words
 * that the file says it covers.
 *
 * @param text the text
 * @param unit what the file's offsets count
 */
public record SourceText(String text, Offsets unit) {

    private static final int SHOWN = 40;

    /**
     * A span of the text in code points.
     *
     * @param start offset of its first unit, from 0
     * @param end offset behind its last unit
     * @param covered what the file says stands there; null when it does not say it
     */
    public Span span(Json start, Json end, @Nullable String label, @Nullable String covered) throws Refusal {
        return span(whole(start, "start"), whole(end, "end"), label, covered);
    }

    private Span span(int start, int end, @Nullable String label, @Nullable String covered) throws Refusal {
        if (label == null) {
            throw new Refusal("the span from " + start + " to " + end + " has no label");
        }
        int length = unit == Offsets.UTF16 ? text.length() : text.codePointCount(0, text.length());
        if (start < 0 || end <= start || end > length) {
            throw new Refusal("the span from " + start + " to " + end + " does not lie in the text, which has " + length
                    + (unit == Offsets.UTF16 ? " units of UTF-16" : " characters"));
        }
        int from = unit == Offsets.UTF16 ? start : text.offsetByCodePoints(0, start);
        int to = unit == Offsets.UTF16 ? end : text.offsetByCodePoints(from, end - start);
        if (cuts(from) || cuts(to)) {
            throw new Refusal("the span from " + start + " to " + end + " cuts a character in two"
                    + (unit == Offsets.UTF16 ? "; if offsets count code points, say offsets: code_points" : ""));
        }
        if (covered != null && !same(text.substring(from, to), covered)) {
            throw new Refusal("the span from " + start + " to " + end + " is said to cover '" + shown(covered)
                    + "', the text has '" + shown(text.substring(from, to)) + "' there" + hint(start, end, covered));
        }
        int first = text.codePointCount(0, from);
        return new Span(first, first + text.codePointCount(from, to), label);
    }

    private boolean cuts(int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private String hint(int start, int end, String covered) {
        boolean counted = unit == Offsets.UTF16;
        int length = counted ? text.codePointCount(0, text.length()) : text.length();
        if (end > length) {
            return "";
        }
        int from = counted ? text.offsetByCodePoints(0, start) : start;
        int to = counted ? text.offsetByCodePoints(0, end) : end;
        boolean fits = same(text.substring(from, to), covered);
        return fits ? "; it would fit with offsets: " + (counted ? "code_points" : "utf16") : "";
    }

    /** Some platforms write a line end as the two characters \n, or leave spaces at the ends out. */
    private static boolean same(String there, String covered) {
        if (there.equals(covered)) {
            return true;
        }
        String plain = covered.replace("\\n", "\n").replace("\r\n", "\n");
        return there.replace("\r\n", "\n").strip().equals(plain.strip());
    }

    private static String shown(String part) {
        int length = part.codePointCount(0, part.length());
        return length > SHOWN ? part.substring(0, part.offsetByCodePoints(0, SHOWN)) + "..." : part;
    }

    /** A whole number of a span. */
    private static int whole(Json value, String key) throws Refusal {
        String text = value.scalar();
        if (text != null && text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        throw new Refusal("a span needs a '" + key + "' that is a whole number from 0, not " + value.compact());
    }
}
