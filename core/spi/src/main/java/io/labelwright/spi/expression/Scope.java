package io.labelwright.spi.expression;

/** Which names an expression may use. */
public enum Scope {
    /** The item's fields by their names, and {@code f["odd name"]}. */
    ITEM,
    /**
     * The columns of the table at hand, {@code row["odd name"]}, and {@code item.FIELD}, given as columns whose names
     * start with {@code item.}; the item's id is {@code row.item}.
     */
    ROW,
    /** {@code counts} and {@code vars}; columns named {@code counts.NAME} declare their members. */
    COUNTS,
    /** What a loop sees after a round: {@code round}, {@code counts}, {@code metrics}, {@code vars}. */
    ROUND
}
