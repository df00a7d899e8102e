package io.labelwright.engine.yaml;

import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a file (and of those that it includes), kept to show the lines in which problems were found. */
public final class SourceText {

    private static final int WIDTH = 120;
    private static final int BEFORE_CARET = 60;

    private final String file;
    private final String text;
    private final List<SourceText> others;

    /**
     * The text of a file.
     *
     * @param file its path as the user wrote it
     * @param text its content without a byte order mark
     */
    public SourceText(String file, String text) {
        this(file, text, List.of());
    }

    private SourceText(String file, String text, List<SourceText> others) {
        this.file = file;
        this.text = text;
        this.others = List.copyOf(others);
    }

    /** This text, which shows problems in further files, too. */
    public SourceText with(List<SourceText> files) {
        return new SourceText(file, text, files);
    }

    /** The content of a file, with a replacement character for what is not UTF-8. */
    public static SourceText of(String file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new SourceText(file, text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /** The file's path as the user wrote it. */
    public String file() {
        return file;
    }

    /**
     * The problem as people read it: {@code file:line:column CODE message}, the line with a caret below the column, and
     * the hint; lines are separated by a line feed and the last one has none. Safe for a terminal.
     */
    public String render(Problem problem) {
        var out = new StringBuilder();
        Place place = problem.place();
        if (place != null) {
            out.append(SafeText.escape(place.toString())).append(' ');
        }
        out.append(problem.code().code()).append(' ');
        if (!problem.isError()) {
            out.append(problem.severity().word()).append(": ");
        }
        out.append(SafeText.escape(problem.message()));
        String line = place == null ? null : line(place);
        int indent = 2;
        if (place != null && line != null) {
            String number = Integer.toString(place.line());
            out.append("\n  ").append(number).append(" | ");
            indent = number.length() + 5;
            frame(out, line, place.column(), number.length() + 3);
        }
        if (problem.hint() != null) {
            out.append('\n').append(" ".repeat(indent)).append(SafeText.escape(problem.hint()));
        }
        return out.toString();
    }

    private @Nullable String line(Place place) {
        if (place.file().equals(file)) {
            return line(place.line());
        }
        for (SourceText other : others) {
            if (place.file().equals(other.file)) {
                return other.line(place.line());
            }
        }
        return null;
    }

    /** A line of the text, counted from 1, without its end; null when there is no such line. */
    public @Nullable String line(int number) {
        if (number < 1) {
            return null;
        }
        int start = 0;
        for (int line = 1; line < number; line++) {
            int end = endOfLine(start);
            if (end == text.length()) {
                return null;
            }
            boolean windows = text.charAt(end) == '\r' && end + 1 < text.length() && text.charAt(end + 1) == '\n';
            start = end + (windows ? 2 : 1);
        }
        return text.substring(start, endOfLine(start));
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Appends the part of the line around the column, and below it a caret. */
    private static void frame(StringBuilder out, String line, int column, int margin) {
        int caret = Math.max(0, column - 1);
        int length = line.codePointCount(0, line.length());
        int from = length <= WIDTH ? 0 : Math.max(0, Math.min(caret - BEFORE_CARET, length - WIDTH));
        int to = Math.min(length, from + WIDTH);
        int width = 0;
        int caretWidth = -1;
        if (from > 0) {
            out.append('…');
            width++;
        }
        int at = line.offsetByCodePoints(0, from);
        for (int i = from; i < to; i++) {
            if (i == caret) {
                caretWidth = width;
            }
            int c = line.codePointAt(at);
            int before = out.length();
            if (c == '\t') {
                out.append(' ');
            } else {
                SafeText.append(out, c);
            }
            int chars = out.length() - before;
            width += chars == Character.charCount(c) ? columns(c) : chars;
            at += Character.charCount(c);
        }
        if (to < length) {
            out.append('…');
        }
        if (column > 0) {
            out.append('\n').append(" ".repeat(margin)).append("| ");
            out.append(" ".repeat(caretWidth < 0 ? width : caretWidth)).append('^');
        }
    }

    /** How many columns of a terminal a character takes. */
    private static int columns(int c) {
        int type = c < 0x300 ? Character.OTHER_LETTER : Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
