package io.labelwright.engine.run;

import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.view.StageInputs;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The table that an export writes: the asked columns and rows of a table of its view. */
final class ExportTable {

    private final ConfigTree config;
    private final StageInputs in;
    private final Supplier<Expressions> expressions;

    ExportTable(ConfigTree config, StageInputs in, Supplier<Expressions> expressions) {
        this.config = config;
        this.in = in;
        this.expressions = expressions;
    }

    Table table() {
        String word = config.text("table");
        TableKind kind = TableKind.ofWord(word == null ? "" : word).orElseThrow();
        Table table = in.table(kind);
        String where = config.text("where");
        if (where != null) {
            table = rows(table, where);
        }
        return columns(table);
    }

    private Table columns(Table table) {
        List<String> wanted = config.texts("columns");
        var chosen = new ArrayList<Integer>();
        if (wanted.isEmpty()) {
            for (int c = 0; c < table.columns().size(); c++) {
                ColumnSpec column = table.columns().get(c);
                boolean probability =
                        table.kind() == TableKind.LABELS && column.name().startsWith("p:");
                if (!column.hidden() && (!probability || config.isSet("probabilities"))) {
                    chosen.add(c);
                }
            }
        } else {
            for (String name : wanted) {
                int at = table.find(name);
                if (at < 0 || table.columns().get(at).hidden()) {
                    throw new LabelingException(
                            StandardError.UNKNOWN_COLUMN,
                            config.place("columns"),
                            "the table " + table.kind().word() + " has no column '" + name + "'",
                            NearestWord.hint(
                                    name,
                                    table.visible().stream()
                                            .map(ColumnSpec::name)
                                            .toList()));
                }
                chosen.add(at);
            }
        }
        var segments = new ArrayList<Segment>();
        for (Segment segment : table.segments()) {
            segments.add(new Segment(
                    segment.rows(), chosen.stream().map(segment::column).toList()));
        }
        return new Table(table.kind(), chosen.stream().map(table.columns()::get).toList(), segments);
    }

    private Table rows(Table table, String where) {
        var columns = new ArrayList<>(table.visible());
        boolean byItem = table.find("item") >= 0 && table.kind() != TableKind.ITEMS;
        List<ColumnSpec> fields = byItem ? in.items().columns() : List.of();
        for (ColumnSpec field : fields) {
            if (!field.name().equals("item")) {
                columns.add(new ColumnSpec("item." + field.name(), field.type()));
            }
        }
        Condition condition = expressions.get().condition(where, columns, Scope.ROW);
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
            Segment current = java.util.Objects.requireNonNull(segment);
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
