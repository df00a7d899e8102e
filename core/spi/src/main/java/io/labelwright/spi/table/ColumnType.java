package io.labelwright.spi.table;

/** What the cells of a column hold. Every type can be missing. */
public enum ColumnType {
    /** Text from a small vocabulary (ids, names, labels), held as codes into a {@link Dictionary}. */
    NAME,
    /** Free text, held as it is. */
    TEXT,
    /** A double; NaN is missing, infinities do not occur. */
    NUMBER,
    /** A long; {@link Long#MIN_VALUE} is missing. */
    INTEGER,
    /** 0 or 1, {@link Long#MIN_VALUE} is missing; printed {@code true} and {@code false}. */
    BOOLEAN
}
