package io.labelwright.engine.view;

import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a table that an export's {@code where} asks for. */
public final class RowSelection {

    private RowSelection() {}

    /**
     * Keeps the rows of a table for which a condition holds.
     *
     * @param where a condition that names columns of the table and, where rows are about items, {@code item.FIELD}
     * @param in the view that the table is of, to look up fields of items
     */
    public static Table of(Table table, String where, StageInputs in, Expressions expressions) {
        var columns = new ArrayList<>(table.visible());
        boolean byItem = table.find("item") >= 0 && table.kind() != TableKind.ITEMS;
        List<ColumnSpec> fields = byItem ? in.items().columns() : List.of();
        for (ColumnSpec field : fields) {
            if (!field.name().equals("item")) {
                columns.add(new ColumnSpec("item." + field.name(), field.type()));
            }
        }
        Condition condition = expressions.condition(where, columns, Scope.ROW);
        List<ColumnSpec> extra = table.columns()
                .subList(table.kind().columns().size(), table.columns().size());
        var kept = new TableBuilder(table.kind(), extra, Map.of());
        var values = new RowOfTable(table, byItem ? in.items().blocks() : List.of(), fields, in);
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                values.moveTo(segment, row);
                if (condition.test(values)) {
                    for (int c = 0; c < table.columns().size(); c++) {
                        kept.copy(c, segment.column(c), row);
                    }
                    kept.end();
                }
            }
        }
        return kept.build();
    }

    /** The row at hand, by names of columns and {@code item.FIELD}. */
    private static final class RowOfTable implements Condition.Values {
        private final Table table;
        private final List<ItemBlock> blocks;
        private final List<ColumnSpec> fields;
        private final StageInputs in;
        private final int itemColumn;
        private @Nullable Segment segment;
        private int row;

        RowOfTable(Table table, List<ItemBlock> blocks, List<ColumnSpec> fields, StageInputs in) {
            this.table = table;
            this.blocks = blocks;
            this.fields = fields;
            this.in = in;
            this.itemColumn = table.find("item");
        }

        void moveTo(Segment newSegment, int newRow) {
            this.segment = newSegment;
            this.row = newRow;
        }

        @Override
        public Object get(String name) {
            Segment current = Objects.requireNonNull(segment);
            int at = table.find(name);
            if (at >= 0) {
                return value(current.column(at), row);
            }
            String field = name.substring("item.".length());
            String id = current.column(itemColumn).text(row);
            int item = id == null ? -1 : in.index().ids().find(id);
            for (ItemBlock block : blocks) {
                if (item >= block.firstItem() && item < block.firstItem() + block.items()) {
                    for (int c = 0; c < fields.size(); c++) {
                        if (fields.get(c).name().equals(field)) {
                            return value(block.segment().column(c), item - block.firstItem());
                        }
                    }
                }
            }
            return "";
        }

        private static Object value(Column column, int row) {
            return switch (column.type()) {
                case NAME, TEXT -> {
                    String text = column.text(row);
                    yield text == null ? "" : text;
                }
                case NUMBER -> column.number(row);
                case INTEGER -> column.isMissing(row) ? (Object) Double.NaN : (Object) column.integer(row);
                case BOOLEAN -> column.isMissing(row) ? (Object) Double.NaN : (Object) (column.integer(row) == 1);
            };
        }
    }
}
