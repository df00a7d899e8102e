package io.labelwright.engine.plugin;

import io.labelwright.spi.table.TableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that a strategy reads.
 *
 * @param table the table; null when a config key names it
 * @param from config key whose value is the word of the table; empty when {@code table} is given
 * @param when config key that must be set, and not false or 0, for it; empty: always
 * @param optional whether the stage also works without the table
 * @param orElse tables any of which will do instead; empty: it is this one or none
 */
public record TableRead(@Nullable TableKind table, String from, String when, boolean optional, List<TableKind> orElse) {

    public TableRead {
        orElse = List.copyOf(orElse);
    }

    /** A table without another that will do. */
    public TableRead(@Nullable TableKind table, String from, String when, boolean optional) {
        this(table, from, when, optional, List.of());
    }
}
