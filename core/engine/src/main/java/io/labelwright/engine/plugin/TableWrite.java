package io.labelwright.engine.plugin;

import io.labelwright.spi.table.TableKind;

/**
 * A table that a strategy writes.
 *
 * @param when config key that must be set, and not false, for it; empty: always
 */
public record TableWrite(TableKind table, String when) {}
