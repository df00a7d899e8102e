package io.labelwright.spi.table;

import org.jspecify.annotations.Nullable;

/**
 * The cells of one column in one segment. Immutable. Which accessor answers depends on the {@link ColumnType}:
 * {@link #text} for NAME and TEXT, {@link #code} for NAME, {@link #number} for NUMBER, INTEGER and BOOLEAN,
 * {@link #integer} for INTEGER and BOOLEAN; the others throw.
 */
public interface Column {

    ColumnType type();

    int rows();

    boolean isMissing(int row);

    /** Text of a NAME or TEXT cell; null when missing. */
    default @Nullable String text(int row) {
        throw wrong("text");
    }

    /** Code of a NAME cell in {@link #dictionary()}; -1 when missing. */
    default int code(int row) {
        throw wrong("code");
    }

    /** The texts behind the codes of a NAME column; the same object in all segments of a table. */
    default Dictionary dictionary() {
        throw wrong("dictionary");
    }

    /** Value of a NUMBER cell, NaN when missing; of an INTEGER or BOOLEAN cell as a double. */
    default double number(int row) {
        throw wrong("number");
    }

    /** Value of an INTEGER or BOOLEAN cell; {@link Long#MIN_VALUE} when missing. */
    default long integer(int row) {
        throw wrong("integer");
    }

    /** Whether all cells are known to be the same without a look at them; false says nothing. */
    default boolean isConstant() {
        return false;
    }

    /** Copies the codes of {@code count} NAME cells, those from row {@code from} on, to {@code into[at]} and on. */
    default void codes(int from, int count, int[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = code(from + i);
        }
    }

    /** Copies the values of {@code count} NUMBER cells, those from row {@code from} on, to {@code into[at]} and on. */
    default void numbers(int from, int count, double[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = number(from + i);
        }
    }

    /** Copies {@code count} INTEGER or BOOLEAN cells, those from row {@code from} on, to {@code into[at]} and on. */
    default void integers(int from, int count, long[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = integer(from + i);
        }
    }

    private UnsupportedOperationException wrong(String accessor) {
        return new UnsupportedOperationException("a column of type " + type() + " has no " + accessor);
    }
}
