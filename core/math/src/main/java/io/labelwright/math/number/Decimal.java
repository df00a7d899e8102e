package io.labelwright.math.number;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.NumberOutput;

/**
 * Prints numbers the way every file of Labelwright shows them: the shortest decimal that reads back to the same double,
 * in the form that {@link Double#toString(double)} has from JDK 19 on ({@code 0.1}, {@code 1.0E10}). The JDK's own
 * printer can't be used: JDK 17 prints {@code 2.0E23} and some others with more digits than needed.
 */
public final class Decimal {

    /** The most bytes that {@link #write(double, byte[], int)} and {@link #write(long, byte[], int)} need. */
    public static final int MAX_LENGTH = 32;

    private Decimal() {}

    /** The text of a number; {@code NaN}, {@code Infinity} and {@code -Infinity} for what is not finite. */
    public static String print(double value) {
        var bytes = new byte[MAX_LENGTH];
        return new String(bytes, 0, write(value, bytes, 0), StandardCharsets.ISO_8859_1);
    }

    /** Appends what {@link #print} gives. */
    public static StringBuilder append(StringBuilder text, double value) {
        return text.append(print(value));
    }

    /**
     * Writes what {@link #print} gives in ASCII; no object is made.
     *
     * @param target with room for {@link #MAX_LENGTH} bytes from {@code offset}
     * @return where the text ends
     */
    public static int write(double value, byte[] target, int offset) {
        return NumberOutput.outputDouble(value, target, offset);
    }

    /**
     * Writes an integer in ASCII; no object is made.
     *
     * @param target with room for {@link #MAX_LENGTH} bytes from {@code offset}
     * @return where the text ends
     */
    public static int write(long value, byte[] target, int offset) {
        return NumberOutput.outputLong(value, target, offset);
    }
}
