package io.labelwright.engine.view;

import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One label per item from the table of the stage that decided and from later imports of labels, which stand above it:
 * what a person gave is never replaced by what was computed. Also serves gold, which has the same first columns.
 */
final class LabelAssembler {

    private static final int ITEM = 0;
    private static final int LABEL = 1;

    private final ItemIndex items;
    private final LabelSchema schema;
    private final List<StageTable> tables;
    /** Per item: which table has its row, which segment and which row; -1 for none. */
    private final int[] tableOf;

    private final int[] segmentOf;
    private final int[] rowOf;

    LabelAssembler(ItemIndex items, LabelSchema schema, List<StageTable> tables, UnknownItems unknown) {
        this.items = items;
        this.schema = schema;
        this.tables = List.copyOf(tables);
        int n = items.ids().size();
        this.tableOf = new int[n];
        this.segmentOf = new int[n];
        this.rowOf = new int[n];
        Arrays.fill(tableOf, -1);
        for (int t = 0; t < tables.size(); t++) {
            place(t, unknown);
        }
    }

    private void place(int t, UnknownItems unknown) {
        StageTable origin = tables.get(t);
        Table table = origin.table();
        if (table.segments().isEmpty()) {
            return;
        }
        int[] indexes = items.indexes(table.dictionary(ITEM));
        if (indexes != null && items.closed()) {
            unknown.report(origin, ITEM, indexes);
        }
        for (int s = 0; s < table.segments().size(); s++) {
            Segment segment = table.segments().get(s);
            Column ids = segment.column(ITEM);
            for (int row = 0; row < segment.rows(); row++) {
                int item = indexes == null ? ids.code(row) : indexes[ids.code(row)];
                if (item < 0) {
                    continue;
                }
                if (tableOf[item] >= 0) {
                    check(item, origin, segment, row);
                }
                tableOf[item] = t;
                segmentOf[item] = s;
                rowOf[item] = row;
            }
        }
    }

    /** Two people's labels for one item must not replace each other unless one of them saw the other's. */
    private void check(int item, StageTable origin, Segment segment, int row) {
        StageTable earlier = tables.get(tableOf[item]);
        String before = cell(item, LABEL).text(rowOf[item]);
        String now = segment.column(LABEL).text(row);
        if (earlier.given()
                && before != null
                && !before.equals(now)
                && !origin.before().contains(earlier.stage())) {
            throw new LabelingException(
                    StandardError.CONFLICTING_LABEL,
                    null,
                    "item '" + items.ids().get(item) + "' is '" + before + "' in stage '" + earlier.stage() + "' and '"
                            + now + "' in stage '" + origin.stage() + "'",
                    "import one after the other (needs: [" + earlier.stage()
                            + "]) to let the later one decide, or import them as annotations");
        }
    }

    private Column cell(int item, int column) {
        return tables.get(tableOf[item]).table().segments().get(segmentOf[item]).column(column);
    }

    ItemLabels labels() {
        int n = tableOf.length;
        var label = new short[n];
        var fixed = new boolean[n];
        var sourceOf = new int[n];
        var authorOf = new int[n];
        var reasonOf = new int[n];
        Map<String, Integer> sources = new LinkedHashMap<>();
        Map<String, Integer> authors = new LinkedHashMap<>();
        Map<String, Integer> reasons = new LinkedHashMap<>();
        int[][] classOf = new int[tables.size()][];
        for (int t = 0; t < classOf.length; t++) {
            classOf[t] = classes(tables.get(t).table());
        }
        for (int item = 0; item < n; item++) {
            label[item] = -1;
            sourceOf[item] = -1;
            authorOf[item] = -1;
            reasonOf[item] = -1;
            int t = tableOf[item];
            int code = t < 0 ? -1 : cell(item, LABEL).code(rowOf[item]);
            if (code < 0) {
                continue;
            }
            label[item] = (short) classOf[t][code];
            StageTable table = tables.get(t);
            fixed[item] = table.given() || isFixed(item);
            String source = named(item, "source");
            sourceOf[item] = number(sources, source == null ? table.stage() : source);
            String author = fixed[item] ? named(item, "_author") : null;
            authorOf[item] = author == null ? -1 : number(authors, author);
            String reason = fixed[item] ? named(item, "reason") : null;
            reasonOf[item] = reason == null ? -1 : number(reasons, reason);
        }
        return new ItemLabels(
                label,
                fixed,
                sources.keySet().toArray(String[]::new),
                sourceOf,
                authors.keySet().toArray(String[]::new),
                authorOf,
                reasons.keySet().toArray(String[]::new),
                reasonOf);
    }

    private static int number(Map<String, Integer> numbers, String name) {
        return numbers.computeIfAbsent(name, key -> numbers.size());
    }

    private int[] classes(Table table) {
        Dictionary names = table.dictionary(LABEL);
        var classes = new int[names.size()];
        for (int code = 0; code < classes.length; code++) {
            classes[code] = schema.find(names.get(code));
        }
        return classes;
    }

    private boolean isFixed(int item) {
        int at = tables.get(tableOf[item]).table().find("_fixed");
        return at >= 0 && cell(item, at).integer(rowOf[item]) == 1;
    }

    private @Nullable String named(int item, String column) {
        int at = tables.get(tableOf[item]).table().find(column);
        return at < 0 ? null : cell(item, at).text(rowOf[item]);
    }

    /** One row per item of the view, in its order; items without a row are unresolved. */
    Table complete() {
        List<ColumnSpec> extra = extraColumns();
        var rows = new TableBuilder(TableKind.LABELS, extra, Map.of("item", items.ids()));
        int status = TableKind.LABELS.column("status");
        int reason = TableKind.LABELS.column("reason");
        for (int item = 0; item < tableOf.length; item++) {
            rows.code(ITEM, item);
            if (tableOf[item] < 0) {
                rows.text(status, "unresolved").text(reason, "no label").end();
                continue;
            }
            Table table = tables.get(tableOf[item]).table();
            for (int c = 1; c < rows.columns().size(); c++) {
                int at = table.find(rows.columns().get(c).name());
                if (at >= 0) {
                    rows.copy(c, cell(item, at), rowOf[item]);
                }
            }
            rows.end();
        }
        return rows.build();
    }

    private List<ColumnSpec> extraColumns() {
        Map<String, ColumnSpec> extra = new LinkedHashMap<>();
        for (StageTable table : tables) {
            List<ColumnSpec> columns = table.table().columns();
            for (ColumnSpec column : columns.subList(TableKind.LABELS.columns().size(), columns.size())) {
                extra.putIfAbsent(column.name(), column);
            }
        }
        return new ArrayList<>(extra.values());
    }
}
