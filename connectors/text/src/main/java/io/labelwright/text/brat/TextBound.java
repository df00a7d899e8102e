package io.labelwright.text.brat;

import io.labelwright.spi.label.Span;
import io.labelwright.text.CodePoints;
import io.labelwright.text.Refusals;
import io.labelwright.text.Whitespace;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text-bound annotation: {@code T1<TAB>Type 0 4;7 9<TAB>text of the parts}. The text has the parts with a
 * space between them and line ends as spaces. Since brat can't have a line end in a part, it writes a span over a line
 * end as the parts before and behind it; those are read as one span and written so.
 *
 * @param id such as {@code T1}
 * @param type name of the class
 * @param parts pairs of start and end, in the unit of the file
 * @param text what the line says its text is
 */
record TextBound(String id, String type, int[] parts, String text) {

    /** Why a line can't be used. */
    static final class Flaw extends Exception {
        private static final long serialVersionUID = 1L;
        private final int column;

        Flaw(int column, String reason) {
            super(reason, null, false, false);
            this.column = column;
        }

        /** Place in the line, from 1; 0 for the whole line. */
        int column() {
            return column;
        }
    }

    /** Reads a line that starts with T. */
    static TextBound of(String line) throws Flaw {
        int first = line.indexOf('\t');
        int second = first < 0 ? -1 : line.indexOf('\t', first + 1);
        if (second < 0) {
            throw new Flaw(0, "an annotation is T1, a tab, type, start and end, a tab, and its text");
        }
        String place = line.substring(first + 1, second);
        int space = place.indexOf(' ');
        if (space <= 0) {
            throw new Flaw(first + 2, "a type and offsets expected");
        }
        return new TextBound(
                line.substring(0, first),
                place.substring(0, space),
                parts(place, space + 1, first + 2),
                line.substring(second + 1));
    }

    private static int[] parts(String place, int from, int column) throws Flaw {
        var offsets = new ArrayList<Integer>();
        int at = from;
        while (at <= place.length()) {
            int end = at;
            char separator = offsets.size() % 2 == 0 ? ' ' : ';';
            while (end < place.length() && place.charAt(end) != separator) {
                end++;
            }
            boolean digits = end > at && end - at <= 9;
            for (int i = at; i < end; i++) {
                digits &= place.charAt(i) >= '0' && place.charAt(i) <= '9';
            }
            if (!digits) {
                throw new Flaw(column + at, "a start and an end expected, as in 0 4 or 0 4;7 9");
            }
            offsets.add(Integer.parseInt(place, at, end, 10));
            at = end + 1;
        }
        if (offsets.size() % 2 != 0) {
            throw new Flaw(column + from, "a start without an end");
        }
        for (int i = 0; i < offsets.size(); i++) {
            boolean ends = i % 2 == 1;
            if (i > 0 && (ends ? offsets.get(i) <= offsets.get(i - 1) : offsets.get(i) < offsets.get(i - 1))) {
                throw new Flaw(
                        column + from,
                        ends
                                ? "the end " + offsets.get(i) + " is not behind the start " + offsets.get(i - 1)
                                : "parts that do not stand in order");
            }
        }
        return offsets.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The span in code points. */
    Span span(String document, OffsetUnit unit, boolean hull) throws Flaw {
        int[] chars = chars(document, unit);
        if (chars.length == 0) {
            throw new Flaw(0, "the offsets " + told() + " are beyond the text, or in the middle of a character");
        }
        String expected = joined(document, chars);
        if (!says(expected)) {
            int[] others = chars(document, unit.other());
            boolean fits = others.length > 0 && says(joined(document, others));
            throw new Flaw(
                    0,
                    "the annotation says '" + Refusals.shown(text) + "' and the text has '" + Refusals.shown(expected)
                            + "' at " + told()
                            + (fits
                                    ? "; they agree with offsets: "
                                            + unit.other().word()
                                    : ""));
        }
        for (int i = 2; i < chars.length && !hull; i += 2) {
            if (!document.substring(chars[i - 1], chars[i]).chars().allMatch(Whitespace::isLineBreak)) {
                throw new Flaw(
                        0,
                        "an annotation of " + chars.length / 2 + " parts; discontinuous: hull takes what is between");
            }
        }
        var points = new CodePoints(document);
        int start = points.fromChars(chars[0]);
        return new Span(start, points.fromChars(chars[chars.length - 1]), type);
    }

    /** The parts as chars; empty when the text has no such places. */
    private int[] chars(String document, OffsetUnit unit) {
        var points = new CodePoints(document);
        var chars = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            chars[i] = unit.toChars(parts[i], document, points);
            if (chars[i] < 0) {
                return new int[0];
            }
        }
        return chars;
    }

    /** Whether the line says this text; behind another tab it may say more. */
    private boolean says(String expected) {
        String said = flat(text);
        return said.equals(expected) || said.startsWith(expected) && text.charAt(expected.length()) == '\t';
    }

    private static String joined(String document, int[] chars) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < chars.length; i += 2) {
            texts.add(flat(document.substring(chars[i], chars[i + 1])));
        }
        return String.join(" ", texts);
    }

    private static String flat(String text) {
        var line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            if (Whitespace.isLineBreak(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }

    private String told() {
        var told = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            told.append(i == 0 ? "" : i % 2 == 0 ? ";" : " ").append(parts[i]);
        }
        return told.toString();
    }

    /**
     * Appends the line of a span.
     *
     * @param start index of its first char
     * @param end index behind its last char
     * @return false when it begins or ends with a line end, which a part can't have
     */
    static boolean append(
            int number, String type, String document, int start, int end, OffsetUnit unit, StringBuilder into) {
        if (Whitespace.isLineBreak(document.charAt(start)) || Whitespace.isLineBreak(document.charAt(end - 1))) {
            return false;
        }
        into.append('T').append(number).append('\t').append(type).append(' ');
        var text = new StringBuilder();
        var points = new CodePoints(document);
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i < end && !Whitespace.isLineBreak(document.charAt(i))) {
                continue;
            }
            if (i > from) {
                into.append(text.length() == 0 ? "" : ";");
                into.append(unit == OffsetUnit.UTF16 ? from : points.fromChars(from))
                        .append(' ');
                into.append(unit == OffsetUnit.UTF16 ? i : points.fromChars(i));
                text.append(text.length() == 0 ? "" : " ").append(document, from, i);
            }
            from = i + 1;
        }
        into.append('\t').append(text).append('\n');
        return true;
    }
}
