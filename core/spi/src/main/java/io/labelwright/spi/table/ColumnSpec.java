package io.labelwright.spi.table;

/**
 * Name and type of a column.
 *
 * @param name as in the header of an exported file; a name that starts with {@code _} is for the engine and is never
 *     exported
 * @param type what its cells hold
 */
public record ColumnSpec(String name, ColumnType type) {

    public static ColumnSpec named(String name) {
        return new ColumnSpec(name, ColumnType.NAME);
    }

    public static ColumnSpec text(String name) {
        return new ColumnSpec(name, ColumnType.TEXT);
    }

    public static ColumnSpec number(String name) {
        return new ColumnSpec(name, ColumnType.NUMBER);
    }

    public static ColumnSpec integer(String name) {
        return new ColumnSpec(name, ColumnType.INTEGER);
    }

    public static ColumnSpec bool(String name) {
        return new ColumnSpec(name, ColumnType.BOOLEAN);
    }

    /** Whether the column is the engine's own and left out of exports. */
    public boolean hidden() {
        return name.startsWith("_");
    }
}
