package io.labelwright.engine.plugin;

import io.labelwright.spi.table.TableKind;
import java.util.List;

/**
 * A table that a strategy writes.
 *
 * @param when config key that must be set, and not false or 0, for it; empty: always
 * @param byDefault whether it is also written when none of the keys is set that the {@code when} of the strategy's
 *     tables name
 * @param metrics of metrics: names of its figures over all items, {@code NAME[]} for those of single classes; empty
 *     when it does not say
 * @param replaces whether it takes the place of the tables of its kind that the stage sees; it is written only where
 *     there is one
 */
public record TableWrite(TableKind table, String when, boolean byDefault, List<String> metrics, boolean replaces) {

    public TableWrite {
        metrics = List.copyOf(metrics);
    }

    /** A table that is written beside others and of which nothing more is known. */
    public TableWrite(TableKind table, String when) {
        this(table, when, false, List.of(), false);
    }
}
