package io.labelwright.spi.expression;

/** Which names an expression may use. */
public enum Scope {
    /** The item's fields by their names, and {@code f["odd name"]}. */
    ITEM,
    /** The columns of the table at hand, and {@code item.FIELD}. */
    ROW,
    /** {@code counts} and {@code vars}. */
    COUNTS
}
