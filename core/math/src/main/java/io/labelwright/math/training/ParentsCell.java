package io.labelwright.math.training;

import io.labelwright.math.number.Decimal;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.io.JsonStringEncoder;

/** Cells of {@code parents}: a JSON array of the rows that a made row comes from, and how far between them it lies. */
public final class ParentsCell {

    private ParentsCell() {}

    /**
     * Appends a cell in UTF-8.
     *
     * @param rows names of the parents
     * @param gap where between the first two the row lies, 0 to 1; NaN where that says nothing
     */
    public static void write(ByteArrayOutputStream into, Iterable<String> rows, double gap) {
        char separator = '[';
        for (String row : rows) {
            into.write(separator);
            into.write('"');
            into.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(row));
            into.write('"');
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
