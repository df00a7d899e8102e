package io.labelwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.run.OutputChecks;
import io.labelwright.engine.view.ItemIndex;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.data.Offset;

/** What tables of strategies have to keep, beside what the engine refuses at run time. */
final class TableContract {

    /** Columns that hold a share, by table. */
    private static final Set<String> SHARES = Set.of(
            "annotators.agreement",
            "annotators.accuracy",
            "annotators.accuracy_low",
            "annotators.accuracy_high",
            "annotators.spammer_score",
            "annotations.confidence",
            "labels.confidence",
            "suspects.score");

    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    private final String strategy;
    private final InMemoryInputs inputs;

    TableContract(String strategy, InMemoryInputs inputs) {
        this.strategy = strategy;
        this.inputs = inputs;
    }

    /** Fails unless all tables hold it. */
    void check(CollectingOutputs outputs) {
        var index = new ItemIndex(inputs.items().ids(), true);
        try (var pool = new WorkerPool(1)) {
            new OutputChecks("test", strategy, inputs.schema(), index).check(outputs.written(), pool);
        }
        for (Table table : outputs.written()) {
            checkNumbers(table);
            if (table.kind() == TableKind.LABELS) {
                checkLabels(table);
            }
            if (table.kind() == TableKind.CONFUSION) {
                checkConfusion(table);
            }
        }
    }

    private void checkNumbers(Table table) {
        for (int c = 0; c < table.columns().size(); c++) {
            ColumnSpec spec = table.columns().get(c);
            if (spec.type() != ColumnType.NUMBER) {
                continue;
            }
            boolean share = SHARES.contains(table.kind().word() + "." + spec.name());
            for (Segment segment : table.segments()) {
                Column column = segment.column(c);
                for (int row = 0; row < segment.rows(); row++) {
                    double value = column.number(row);
                    assertThat(Double.isInfinite(value))
                            .as("%s.%s is infinite in row %d", table.kind().word(), spec.name(), row)
                            .isFalse();
                    if (share && !Double.isNaN(value)) {
                        assertThat(value)
                                .as("%s.%s in row %d", table.kind().word(), spec.name(), row)
                                .isBetween(0.0, 1 + 1e-9);
                    }
                }
            }
        }
    }

    private void checkLabels(Table table) {
        List<String> probabilities = table.columns().stream()
                .map(ColumnSpec::name)
                .filter(name -> name.startsWith("p:"))
                .toList();
        int item = 0;
        for (CollectedRow row : CollectedRow.of(table)) {
            assertThat(row.text("item"))
                    .as("item of row %d of labels: rows stand in the order of the items", item)
                    .isEqualTo(inputs.items().ids().get(item++));
            assertThat(row.text("reason")).as("reason of %s", row).isNotEmpty();
            if (row.text("status").equals("labelled")) {
                assertThat(row.text("source")).as("source of %s", row).isNotEmpty();
            }
            var given = probabilities.stream().filter(p -> !row.isMissing(p)).toList();
            if (!given.isEmpty()) {
                assertThat(given).as("all probabilities or none of %s", row).isEqualTo(probabilities);
                assertThat(given.stream().mapToDouble(row::number).sum())
                        .as("sum of the probabilities of %s", row)
                        .isEqualTo(1.0, ROUNDING);
            }
        }
    }

    /** Shares of answers per stage, annotator and truth sum to 1, or are missing together. */
    private static void checkConfusion(Table table) {
        Set<String> rows = new TreeSet<>();
        var sums = new java.util.TreeMap<String, Double>();
        for (CollectedRow row : CollectedRow.of(table)) {
            String of = row.text("stage") + "\u0000" + row.text("annotator") + "\u0000" + row.text("truth");
            assertThat(rows.add(of + "\u0000" + row.text("answer")))
                    .as("%s stands in confusion once", row)
                    .isTrue();
            if (!row.text("annotator").isEmpty()) {
                sums.merge(of, row.number("value"), Double::sum);
            }
        }
        sums.forEach((of, sum) -> {
            if (!Double.isNaN(sum)) {
                assertThat(sum).as("sum of the shares of %s", of).isEqualTo(1.0, ROUNDING);
            }
        });
    }
}
