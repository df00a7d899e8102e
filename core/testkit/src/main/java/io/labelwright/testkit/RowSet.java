package io.labelwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rows of a table without their order: names and texts to be equal, numbers to be close. */
final class RowSet {

    private record Row(List<String> texts, double[] numbers) {}

    private final Table table;
    private final List<Row> rows = new ArrayList<>();

    private RowSet(Table table) {
        this.table = table;
    }

    /** The rows of a table, with every text changed by {@code texts}. */
    static RowSet of(Table table, UnaryOperator<String> texts) {
        var set = new RowSet(table);
        List<ColumnSpec> columns = table.columns();
        for (CollectedRow row : CollectedRow.of(table)) {
            var cells = new ArrayList<String>();
            var numbers = new ArrayList<Double>();
            for (ColumnSpec column : columns) {
                if (column.type() == ColumnType.NUMBER) {
                    numbers.add(row.number(column.name()));
                    cells.add(row.isMissing(column.name()) ? "missing" : "");
                } else {
                    cells.add(texts.apply(row.text(column.name())));
                }
            }
            set.rows.add(new Row(
                    cells, numbers.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        set.rows.sort(Comparator.<Row, String>comparing(row -> String.join("\u0000", row.texts()))
                .thenComparing(Row::numbers, java.util.Arrays::compare));
        return set;
    }

    /** Fails unless the other has the same rows. */
    void isEqualTo(RowSet other, double tolerance, String when) {
        String what = "table " + table.kind().word() + " " + when;
        assertThat(texts()).as(what).isEqualTo(other.texts());
        for (int i = 0; i < rows.size(); i++) {
            double[] mine = rows.get(i).numbers();
            double[] others = other.rows.get(i).numbers();
            for (int c = 0; c < mine.length; c++) {
                if (!Double.isNaN(mine[c])) {
                    assertThat(mine[c])
                            .as("%s, row %s", what, rows.get(i).texts())
                            .isEqualTo(others[c], org.assertj.core.data.Offset.offset(tolerance));
                }
            }
        }
    }

    private List<List<String>> texts() {
        return rows.stream().map(Row::texts).toList();
    }
}
