package io.labelwright.engine.view;

import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows that a view has no use for, such as those whose item no import names, as rows of the table
 * {@code rejects} under the stage that brought them. Every stage that sees such a row reports it alike, and the union
 * of {@code rejects} shows it once.
 */
public final class UnknownItems {

    /** Why a row about an unknown item can't be used. */
    public static final String REASON = "unknown item";

    private final TableBuilder rejects = new TableBuilder(TableKind.REJECTS);
    private final Set<Table> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Reports all rows of a table whose item is unknown; once per table. */
    void report(StageTable origin, int itemColumn, int[] indexes) {
        report(origin, origin.table(), itemColumn, indexes);
    }

    /** Reports all rows of what is left of a stage's table whose item is unknown; once per table. */
    void report(StageTable origin, Table table, int itemColumn, int[] indexes) {
        if (!seen.add(table)) {
            return;
        }
        for (Segment segment : table.segments()) {
            var items = segment.column(itemColumn);
            for (int row = 0; row < segment.rows(); row++) {
                int code = items.code(row);
                if (code >= 0 && indexes[code] < 0) {
                    report(origin, segment, row, REASON, items.text(row));
                }
            }
        }
    }

    /** Reports a row that can't be used in this view. */
    void report(StageTable origin, Segment segment, int row, String reason, @Nullable String text) {
        int line = origin.table().find("_line");
        int file = origin.table().find("_file");
        rejects.text(0, origin.stage());
        if (file >= 0) {
            rejects.text(1, segment.column(file).text(row));
        }
        if (line >= 0) {
            rejects.integer(2, segment.column(line).integer(row));
        }
        rejects.text(4, reason).text(5, text).end();
    }

    Table table() {
        return rejects.build();
    }
}
