package io.labelwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialExecutionTest {

    private static final int METRIC = TableKind.METRICS.column("metric");
    private static final int VALUE = TableKind.METRICS.column("value");

    @Test
    void cellsAndSumsAddUpTheSameInBothOrders() {
        List<Double> blocks = List.of(0.1, 0.7, 1e9, 0.3, 0.9);
        for (SerialExecution execution : List.of(SerialExecution.inOrder(), SerialExecution.inReverse())) {
            var totals = execution.total(blocks, new Shape(1, 1), 5, (block, into) -> {
                into.cells[0]++;
                into.sums[0] += block;
            });

            assertThat(totals.count(0)).isEqualTo(5);
            assertThat(totals.sum(0)).isEqualTo((0.1 + 0.7) + (1e9 + (0.3 + 0.9)));
        }
    }

    @Test
    void nothingAddsUpToZero() {
        var totals = SerialExecution.inOrder().total(List.<Double>of(), new Shape(2, 3), 0, (block, into) -> {});

        assertThat(totals.cellCount()).isEqualTo(2);
        assertThat(totals.sum(2)).isZero();
    }

    @Test
    void mappedRowsComeInBlockOrderWithOneDictionary() {
        for (SerialExecution execution : List.of(SerialExecution.inOrder(), SerialExecution.inReverse())) {
            List<Table> tables = execution.map(
                    List.of("b", "a", "b"),
                    () -> List.of(new TableBuilder(TableKind.METRICS)),
                    (index, block, rows) ->
                            rows[0].text(METRIC, block).number(VALUE, index).end());

            assertThat(CollectedRow.of(tables.get(0)))
                    .extracting(row -> row.text("metric") + row.text("value"))
                    .containsExactly("b0.0", "a1.0", "b2.0");
            assertThat(tables.get(0).segments().get(2).column(METRIC).dictionary())
                    .isSameAs(tables.get(0).dictionary(METRIC));
        }
    }

    @Test
    void mappingNoBlocksGivesEmptyTables() {
        var tables = SerialExecution.inOrder()
                .map(List.of(), () -> List.of(new TableBuilder(TableKind.METRICS)), (index, block, rows) -> {});

        assertThat(tables)
                .singleElement()
                .satisfies(table -> assertThat(table.rows()).isZero());
    }
}
