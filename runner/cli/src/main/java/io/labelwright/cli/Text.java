package io.labelwright.cli;

import java.util.ArrayList;
import java.util.List;

/** Numbers and columns as text, the same in every locale; {@code String.format} would double the time to start. */
final class Text {

    private Text() {}

    /** The text, filled with blanks to a width. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** The text after blanks that fill it to a width. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** Rows in columns, each as wide as its widest cell. */
    static String table(List<String[]> rows) {
        var widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        var lines = new ArrayList<String>();
        for (String[] row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(left(row[i], widths[i] + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    /** The number with so many digits after the point. */
    static String fixed(double value, int digits) {
        if (Double.isNaN(value) || Math.abs(value) > 1e12) {
            return Double.isNaN(value) ? "undefined" : Double.toString(value);
        }
        long unit = 1;
        for (int i = 0; i < digits; i++) {
            unit *= 10;
        }
        long scaled = Math.round(Math.abs(value) * unit);
        String sign = value < 0 && scaled > 0 ? "-" : "";
        String fraction = Long.toString(scaled % unit);
        String point = digits == 0 ? "" : "." + "0".repeat(digits - fraction.length()) + fraction;
        return sign + scaled / unit + point;
    }

    /** The number with groups of three digits. */
    static String grouped(long value) {
        String digits = Long.toString(value);
        var text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            int left = digits.length() - i;
            if (i > 0 && left % 3 == 0 && digits.charAt(i - 1) != '-') {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /** {@code 1 row}, {@code 2 rows}. */
    static String count(long count, String noun) {
        return grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** The text broken into lines of at most a width, each indented but the first. */
    static String wrapped(String text, int indent, int width) {
        var lines = new StringBuilder();
        int column = indent;
        for (String word : List.of(text.split("\\s+"))) {
            if (column > indent && column + 1 + word.length() > width) {
                lines.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
