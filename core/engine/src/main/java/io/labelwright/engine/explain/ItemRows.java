package io.labelwright.engine.explain;

import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks the few rows out of a table that are about an item. */
final class ItemRows {

    /** Columns that hold ids of items, in whatever table. */
    private static final Set<String> ID_COLUMNS = Set.of("item", "row", "source", "target");

    /** Columns of answers that compare two items. */
    private static final Set<String> COMPARED = Set.of(AnnotationColumns.LEFT, AnnotationColumns.RIGHT);

    /** A column with a JSON array of the items that a made row comes from. */
    private static final String PARENTS = "parents";

    private static final int SCAN_ROWS = 4096;

    private ItemRows() {}

    /** Decides about the rows of one segment. */
    @FunctionalInterface
    interface RowTest {
        boolean test(Segment segment, int row);
    }

    /** The rows for which a test holds, as a table with the same columns. */
    static Table where(Table table, RowTest test) {
        TableBuilder kept = like(table);
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                if (test.test(segment, row)) {
                    copy(segment, row, kept);
                }
            }
        }
        return kept.build();
    }

    /** The rows about an item: those that name it in any column of ids, or among the parents of a made row. */
    static Table about(String item, Table table) {
        if (table.kind() == TableKind.REJECTS) {
            int reason = table.find("reason");
            int text = table.find("text");
            return where(
                    table,
                    (segment, row) -> RejectedText.names(segment.column(text).text(row), item)
                            || RejectedText.names(segment.column(reason).text(row), item));
        }
        TableBuilder kept = like(table);
        List<ColumnSpec> columns = table.columns();
        var codes = new int[columns.size()];
        int parents = -1;
        boolean any = false;
        for (int c = 0; c < codes.length; c++) {
            ColumnSpec column = columns.get(c);
            // Fields of items may have any name: only the table's own columns hold ids.
            boolean own = c < table.kind().columns().size();
            boolean compared = table.kind() == TableKind.ANNOTATIONS && COMPARED.contains(column.name());
            boolean ids = column.type() == ColumnType.NAME && (compared || (own && ID_COLUMNS.contains(column.name())));
            codes[c] = ids ? table.dictionary(c).find(item) : -1;
            any |= codes[c] >= 0;
            parents = own && column.type() == ColumnType.TEXT && column.name().equals(PARENTS) ? c : parents;
        }
        if (!any && parents < 0) {
            return kept.build();
        }
        var scanned = new int[SCAN_ROWS];
        for (Segment segment : table.segments()) {
            var hits = new boolean[segment.rows()];
            for (int c = 0; c < codes.length; c++) {
                if (codes[c] >= 0) {
                    mark(segment.column(c), codes[c], scanned, hits);
                }
            }
            for (int row = 0; row < hits.length; row++) {
                if (hits[row]
                        || (parents >= 0
                                && RejectedText.names(segment.column(parents).text(row), item))) {
                    copy(segment, row, kept);
                }
            }
        }
        return kept.build();
    }

    private static void mark(Column column, int code, int[] scanned, boolean[] hits) {
        for (int from = 0; from < hits.length; from += scanned.length) {
            int count = Math.min(scanned.length, hits.length - from);
            column.codes(from, count, scanned, 0);
            for (int i = 0; i < count; i++) {
                if (scanned[i] == code) {
                    hits[from + i] = true;
                }
            }
        }
    }

    private static TableBuilder like(Table table) {
        List<ColumnSpec> columns = table.columns();
        return new TableBuilder(
                table.kind(), columns.subList(table.kind().columns().size(), columns.size()), Map.of());
    }

    private static void copy(Segment segment, int row, TableBuilder into) {
        for (int c = 0; c < segment.columns().size(); c++) {
            into.copy(c, segment.column(c), row);
        }
        into.end();
    }
}
