package io.labelwright.engine.explain;

import io.labelwright.engine.store.StageRecord;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file that a run wrote holds the item.
 *
 * @param export the file
 * @param table the table that it holds; null when that is not known
 * @param where the condition on its rows; null for none
 * @param rows the rows about the item, before columns were left out
 * @param unknown why it can't be told whether the item is in it; null when it can
 */
public record ExportTrace(
        StageRecord.Export export,
        @Nullable TableKind table,
        @Nullable String where,
        List<ItemRow> rows,
        @Nullable String unknown) {

    public ExportTrace {
        rows = List.copyOf(rows);
    }

    /** Whether the item is in the file. */
    public boolean holds() {
        return !rows.isEmpty();
    }
}
