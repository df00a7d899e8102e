package io.labelwright.engine.intake;

import io.labelwright.spi.connect.ImportMapping.GraphColumns;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import java.util.BitSet;

/** The table {@code graph} of an import: edges between items. Edges that come again are kept: their weights add up. */
final class GraphTarget extends RecordTarget {

    private static final int TARGET = TableKind.GRAPH.column("target");
    private static final int WEIGHT = TableKind.GRAPH.column("weight");

    private final GraphColumns columns;
    private final BitSet used;
    private final int fileColumn;
    private final int lineColumn;
    private int source = -1;
    private int target = -1;
    private int weight = -1;
    private double value;

    /**
     * A target.
     *
     * @param used gets the codes of the items that edges lead to
     */
    GraphTarget(String file, GraphColumns columns, RecordFields fields, Dictionary.Builder ids, BitSet used) {
        super(TableKind.GRAPH, file, fields, ids);
        this.columns = columns;
        this.used = used;
        rows.share(TARGET, ids);
        this.fileColumn = rows.addColumn(ColumnSpec.named("_file"));
        this.lineColumn = rows.addColumn(ColumnSpec.integer("_line"));
    }

    @Override
    void meet(String column, int index) {
        source = column.equals(columns.source()) ? index : source;
        target = column.equals(columns.target()) ? index : target;
        weight = column.equals(columns.weight()) ? index : weight;
    }

    @Override
    void check(long row, long line) {
        checkItem(source, columns.source());
        checkItem(target, columns.target());
        String name = columns.weight();
        value = 1;
        if (name == null) {
            return;
        }
        if (fields.isEmpty(weight)) {
            throw new RowProblem("no weight in column '" + name + "'");
        }
        String text = fields.text(weight);
        value = number(text);
        if (!Double.isFinite(value)) {
            throw new RowProblem("column '" + name + "': '" + text + "' is not a number");
        }
        if (value < 0) {
            throw new RowProblem("column '" + name + "': the weight " + text + " is below 0");
        }
    }

    @Override
    int write(long row, long line) {
        int from = item(source, columns.source(), row);
        int to = item(target, columns.target(), row);
        used.set(to);
        rows.code(0, from)
                .code(TARGET, to)
                .number(WEIGHT, value)
                .text(fileColumn, file)
                .integer(lineColumn, line)
                .end();
        return from;
    }
}
