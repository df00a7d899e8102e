package io.labelwright.engine.view;

import io.labelwright.spi.Items;
import io.labelwright.spi.kernel.ItemBlock;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unites items of several imports by id: fields of one item come from all of them, and two values must be equal. */
final class ItemAssembler {

    /** Items per block: few, since what is done with an item's fields is mostly slow and shall use all threads. */
    private static final int BLOCK = 256;

    private ItemAssembler() {}

    /** Items with their fields, in the order of the index. */
    static Table unite(ItemIndex index, List<StageTable> tables) {
        if (tables.size() == 1) {
            Table only = tables.get(0).table();
            if (index.isInOrder(only)) {
                return only;
            }
        }
        Map<String, ColumnSpec> fields = new LinkedHashMap<>();
        for (StageTable table : tables) {
            table.table().columns().stream().skip(1).forEach(field -> addField(fields, field, table.stage()));
        }
        int n = index.ids().size();
        var segmentOf = new int[tables.size()][n];
        var rowOf = new int[tables.size()][n];
        for (int t = 0; t < tables.size(); t++) {
            locate(index, tables.get(t).table(), segmentOf[t], rowOf[t]);
        }
        var rows = new TableBuilder(TableKind.ITEMS, List.copyOf(fields.values()), Map.of("item", index.ids()));
        for (int item = 0; item < n; item++) {
            rows.code(0, item);
            for (int c = 1; c < rows.columns().size(); c++) {
                writeField(rows, c, index, item, tables, segmentOf, rowOf);
            }
            rows.end();
        }
        return rows.build();
    }

    private static void addField(Map<String, ColumnSpec> fields, ColumnSpec field, String stage) {
        ColumnSpec before = fields.putIfAbsent(field.name(), field);
        if (before != null && before.type() != field.type()) {
            throw new LabelingException(
                    StandardError.CONFLICTING_ITEM,
                    "field '" + field.name() + "' holds numbers in one import and text in another (stage '" + stage
                            + "')");
        }
    }

    private static void locate(ItemIndex index, Table table, int[] segmentOf, int[] rowOf) {
        java.util.Arrays.fill(segmentOf, -1);
        if (table.segments().isEmpty()) {
            return;
        }
        int[] indexes = index.indexes(table.dictionary(0));
        for (int s = 0; s < table.segments().size(); s++) {
            Column ids = table.segments().get(s).column(0);
            for (int row = 0; row < ids.rows(); row++) {
                int item = indexes == null ? ids.code(row) : indexes[ids.code(row)];
                segmentOf[item] = s;
                rowOf[item] = row;
            }
        }
    }

    private static void writeField(
            TableBuilder rows,
            int c,
            ItemIndex index,
            int item,
            List<StageTable> tables,
            int[][] segmentOf,
            int[][] rowOf) {
        ColumnSpec field = rows.columns().get(c);
        String value = null;
        String from = "";
        for (int t = 0; t < tables.size(); t++) {
            Table table = tables.get(t).table();
            int at = table.find(field.name());
            if (at < 0 || segmentOf[t][item] < 0) {
                continue;
            }
            Column column = table.segments().get(segmentOf[t][item]).column(at);
            int row = rowOf[t][item];
            if (column.isMissing(row)) {
                continue;
            }
            String here = shown(column, row);
            if (value == null) {
                value = here;
                from = tables.get(t).stage();
                rows.copy(c, column, row);
            } else if (!value.equals(here)) {
                throw new LabelingException(
                        StandardError.CONFLICTING_ITEM,
                        null,
                        "item '" + index.ids().get(item) + "': field '" + field.name() + "' is '" + value
                                + "' in stage '"
                                + from + "' and '" + here + "' in stage '"
                                + tables.get(t).stage() + "'",
                        "rename the field in one import or leave it out");
            }
        }
    }

    private static @Nullable String shown(Column column, int row) {
        return switch (column.type()) {
            case NAME, TEXT -> column.text(row);
            case NUMBER -> Double.toString(column.number(row));
            case INTEGER, BOOLEAN -> Long.toString(column.integer(row));
        };
    }

    /** The items as strategies see them. */
    static Items items(ItemIndex index, Table table) {
        var blocks = new ArrayList<ItemBlock>();
        int first = 0;
        for (Segment segment : table.segments()) {
            for (int from = 0; from < segment.rows(); from += BLOCK) {
                int to = Math.min(segment.rows(), from + BLOCK);
                blocks.add(new ItemBlock(first + from, slice(segment, from, to)));
            }
            first += segment.rows();
        }
        return new UnitedItems(index.ids(), table.columns(), List.copyOf(blocks));
    }

    private static Segment slice(Segment segment, int from, int to) {
        if (to - from == segment.rows()) {
            return segment;
        }
        var columns = new ArrayList<Column>();
        for (Column column : segment.columns()) {
            columns.add(new ColumnSlice(column, from, to - from));
        }
        return new Segment(to - from, columns);
    }

    private record UnitedItems(Dictionary ids, List<ColumnSpec> columns, List<ItemBlock> blocks) implements Items {}
}
