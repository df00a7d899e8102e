package io.labelwright.engine.plugin;

import io.labelwright.spi.table.TableKind;

/**
 * A table that a strategy writes.
 *
 * @param when config key that must be set, and not false, for it; empty: always
 * @param replaces whether it takes the place of the tables of its kind that the stage sees; it is written only where
 *     there is one
 */
public record TableWrite(TableKind table, String when, boolean replaces) {

    /** A table that is written beside others. */
    public TableWrite(TableKind table, String when) {
        this(table, when, false);
    }
}
