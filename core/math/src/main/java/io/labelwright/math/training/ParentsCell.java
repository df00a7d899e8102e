package io.labelwright.math.training;

import io.labelwright.math.number.Decimal;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.io.JsonStringEncoder;

/** Cells of {@code parents}: a JSON array of the rows that a made row comes from, and how far between them it lies. */
public final class ParentsCell {

    private ParentsCell() {}

    /** The name of a row as it stands in a cell, in UTF-8; wanted often where a row has many children. */
    public static byte[] quoted(String row) {
        byte[] escaped = JsonStringEncoder.getInstance().quoteAsUTF8(row);
        var quoted = new byte[escaped.length + 2];
        quoted[0] = '"';
        System.arraycopy(escaped, 0, quoted, 1, escaped.length);
        quoted[quoted.length - 1] = '"';
        return quoted;
    }

    /**
     * Appends a cell in UTF-8.
     *
     * @param rows {@link #quoted} names of the parents
     * @param gap where between the first two the row lies, 0 to 1; NaN where that says nothing
     */
    public static void write(ByteArrayOutputStream into, byte[][] rows, double gap) {
        char separator = '[';
        for (byte[] row : rows) {
            into.write(separator);
            into.writeBytes(row);
            separator = ',';
        }
        if (!Double.isNaN(gap)) {
            var number = new byte[Decimal.MAX_LENGTH];
            into.write(',');
            into.write(number, 0, Decimal.write(gap, number, 0));
        }
        into.write(']');
    }
}
