package io.labelwright.engine.run;

import io.labelwright.engine.view.ItemIndex;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.BitSet;
import java.util.Collection;

/**
 * Holds a strategy to the contract of the tables that it wrote: known items and classes only, shares between 0 and 1,
 * and in {@code labels} every item of the view once, with a status that fits. A violation names the stage, the strategy
 * and the item; nothing of it is kept.
 */
public final class OutputChecks {

    private final String stage;
    private final String strategy;
    private final LabelSchema schema;
    private final ItemIndex index;

    /**
     * Checks for one stage.
     *
     * @param stage the stage's id, for messages
     * @param strategy id of its strategy, for messages
     * @param schema the classes
     * @param index the items of its view
     */
    public OutputChecks(String stage, String strategy, LabelSchema schema, ItemIndex index) {
        this.stage = stage;
        this.strategy = strategy;
        this.schema = schema;
        this.index = index;
    }

    /**
     * Checks all tables of the stage.
     *
     * @throws LabelingException at the first thing that the contract does not allow
     */
    public void check(Collection<Table> tables) {
        for (Table table : tables) {
            if (table.kind() == TableKind.REJECTS) {
                continue;
            }
            checkItems(table);
            checkClasses(table);
            checkShares(table);
            if (table.kind() == TableKind.LABELS) {
                checkLabels(table);
            }
        }
    }

    private void checkItems(Table table) {
        int item = table.find("item");
        if (item < 0 || table.kind() == TableKind.TRAINING) {
            return;
        }
        Dictionary ids = table.dictionary(item);
        if (ids.equals(index.ids())) {
            return;
        }
        for (int code = 0; code < ids.size(); code++) {
            if (index.ids().find(ids, code) < 0) {
                throw broken(table, "names the item '" + ids.get(code) + "', which its input does not have");
            }
        }
    }

    private void checkClasses(Table table) {
        int label = table.find("label");
        if (label < 0 || !schema.task().categorical()) {
            return;
        }
        Dictionary names = table.dictionary(label);
        for (int code = 0; code < names.size(); code++) {
            if (schema.find(names.get(code)) < 0) {
                throw broken(table, "has the label '" + names.get(code) + "', which is not one of the classes");
            }
        }
    }

    private void checkShares(Table table) {
        for (int c = 0; c < table.columns().size(); c++) {
            String name = table.columns().get(c).name();
            if (!name.equals("confidence") && !name.startsWith("p:")) {
                continue;
            }
            for (Segment segment : table.segments()) {
                Column column = segment.column(c);
                for (int row = 0; row < segment.rows(); row++) {
                    double value = column.number(row);
                    if (value < 0 || value > 1 + 1e-9) {
                        throw broken(
                                table,
                                "gives item '" + segment.column(0).text(row) + "' " + name + " " + value
                                        + "; expected 0 to 1");
                    }
                }
            }
        }
    }

    private void checkLabels(Table table) {
        int labelAt = TableKind.LABELS.column("label");
        int statusAt = TableKind.LABELS.column("status");
        var seen = new BitSet();
        for (Segment segment : table.segments()) {
            Column items = segment.column(0);
            Column labels = segment.column(labelAt);
            Column statuses = segment.column(statusAt);
            for (int row = 0; row < segment.rows(); row++) {
                String status = statuses.isMissing(row) ? "" : String.valueOf(statuses.text(row));
                boolean labelled = status.equals("labelled");
                if (items.isMissing(row)) {
                    throw broken(table, "has a row without an item");
                }
                if (seen.get(items.code(row))) {
                    throw broken(table, "has two rows for item '" + items.text(row) + "'");
                }
                seen.set(items.code(row));
                if (!labelled && !status.equals("unresolved") && !status.equals("excluded")) {
                    throw broken(
                            table,
                            "gives item '" + items.text(row) + "' the status '" + status
                                    + "'; expected labelled, unresolved or excluded");
                }
                if (labelled == labels.isMissing(row)) {
                    throw broken(
                            table,
                            "gives item '" + items.text(row) + "' the status " + status
                                    + (labelled ? " without a label" : " with a label"));
                }
            }
        }
        if (seen.cardinality() != index.ids().size()) {
            throw broken(
                    table,
                    "has " + seen.cardinality() + " items of " + index.ids().size()
                            + "; every item of the view needs a row");
        }
    }

    private LabelingException broken(Table table, String what) {
        return new LabelingException(
                StandardError.PLUGIN_CONTRACT,
                "stage '" + stage + "': the table " + table.kind().word() + " of " + strategy + " " + what);
    }
}
