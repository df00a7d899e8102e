package io.labelwright.engine.run;

import io.labelwright.engine.view.ItemIndex;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a strategy to the contract of the tables that it wrote: known items and classes only, shares between 0 and 1,
 * rows that come once, and in {@code labels} every item of the view with a status that fits. A violation names the
 * stage, the strategy and the item; nothing of it is kept.
 */
public final class OutputChecks {

    /** Columns that hold a class, beside those of the table's own contract. */
    private static final Set<String> CLASSES = Set.of("label", "suggested", "truth", "answer");

    /** Columns of shares; {@code p:CLASS} is one, too. */
    private static final Map<TableKind, Set<String>> SHARES = Map.of(
            TableKind.ANNOTATIONS, Set.of("confidence"),
            TableKind.LABELS, Set.of("confidence"),
            TableKind.SUSPECTS, Set.of("score"),
            TableKind.ANNOTATORS, Set.of("agreement", "accuracy", "accuracy_low", "accuracy_high", "spammer_score"));

    /** What tells the rows of a table apart. */
    private static final Map<TableKind, List<String>> ONCE = Map.of(
            TableKind.PREDICTIONS, List.of("item", "model", "fold"),
            TableKind.SUSPECTS, List.of("item", "issue"),
            TableKind.QUEUE, List.of("item", "annotator"),
            TableKind.WEIGHTS, List.of("item"));

    private static final double ROUNDING = 1e-9;

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
            TableShape.problem(table).ifPresent(what -> {
                throw broken(table, what);
            });
            if (table.kind() == TableKind.REJECTS) {
                continue;
            }
            checkItems(table);
            checkClasses(table);
            checkShares(table);
            checkOnce(table);
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
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                if (segment.column(item).code(row) < 0) {
                    throw broken(table, "has a row without an item");
                }
            }
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
        if (!schema.task().categorical()) {
            return;
        }
        for (int c = 0; c < table.columns().size(); c++) {
            if (!CLASSES.contains(table.columns().get(c).name())
                    || table.columns().get(c).type() != ColumnType.NAME) {
                continue;
            }
            Dictionary names = table.dictionary(c);
            for (int code = 0; code < names.size(); code++) {
                if (schema.find(names.get(code)) < 0) {
                    throw broken(
                            table,
                            "has the " + table.columns().get(c).name() + " '" + names.get(code) + "'"
                                    + firstItem(table, c, code) + ", which is not one of the classes");
                }
            }
        }
    }

    private static String firstItem(Table table, int column, int code) {
        int item = table.find("item");
        for (Segment segment : item < 0 ? List.<Segment>of() : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                if (segment.column(column).code(row) == code) {
                    return " for item '" + segment.column(item).text(row) + "'";
                }
            }
        }
        return "";
    }

    private void checkShares(Table table) {
        Set<String> shares = SHARES.getOrDefault(table.kind(), Set.of());
        var probabilities = new ArrayList<Integer>();
        for (int c = 0; c < table.columns().size(); c++) {
            String name = table.columns().get(c).name();
            if (name.startsWith("p:")) {
                probabilities.add(c);
            }
            if (!name.startsWith("p:") && !shares.contains(name)) {
                continue;
            }
            for (Segment segment : table.segments()) {
                Column column = segment.column(c);
                for (int row = 0; row < segment.rows(); row++) {
                    double value = column.number(row);
                    if (value < 0 || value > 1 + ROUNDING) {
                        throw broken(
                                table,
                                "gives " + of(table, segment, row) + " " + name + " " + value + "; expected 0 to 1");
                    }
                }
            }
        }
        if (!probabilities.isEmpty()) {
            checkWhole(table, probabilities);
        }
    }

    /** One probability that is not a number makes the others worthless. */
    private void checkWhole(Table table, List<Integer> probabilities) {
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                int missing = 0;
                for (int c : probabilities) {
                    missing += Double.isNaN(segment.column(c).number(row)) ? 1 : 0;
                }
                if (missing > 0 && missing < probabilities.size()) {
                    throw broken(
                            table,
                            "gives " + of(table, segment, row) + " " + missing + " of " + probabilities.size()
                                    + " probabilities as NaN; expected all of them or none");
                }
            }
        }
    }

    private void checkOnce(Table table) {
        List<String> key = ONCE.get(table.kind());
        if (key == null) {
            return;
        }
        int[] columns = key.stream().mapToInt(table::find).toArray();
        Set<Long> seen = new HashSet<>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                long mixed = 0;
                for (int column : columns) {
                    mixed = mixed * (table.dictionary(column).size() + 1L)
                            + segment.column(column).code(row)
                            + 1;
                }
                if (!seen.add(mixed)) {
                    throw broken(
                            table,
                            "has two rows for " + of(table, segment, row)
                                    + (key.size() == 1 ? "" : " with the same " + String.join(", ", key)));
                }
            }
        }
    }

    private void checkLabels(Table table) {
        int labelAt = TableKind.LABELS.column("label");
        int statusAt = TableKind.LABELS.column("status");
        int confidenceAt = TableKind.LABELS.column("confidence");
        boolean sameIds = table.dictionary(0).equals(index.ids());
        var seen = new BitSet();
        for (Segment segment : table.segments()) {
            Column items = segment.column(0);
            Column labels = segment.column(labelAt);
            Column statuses = segment.column(statusAt);
            for (int row = 0; row < segment.rows(); row++) {
                String status = statuses.isMissing(row) ? "" : String.valueOf(statuses.text(row));
                boolean labelled = status.equals("labelled");
                int item = sameIds ? items.code(row) : index.ids().find(items.dictionary(), items.code(row));
                if (seen.get(item)) {
                    throw broken(table, "has two rows for " + of(table, segment, row));
                }
                seen.set(item);
                if (!labelled && !status.equals("unresolved") && !status.equals("excluded")) {
                    throw broken(
                            table,
                            "gives " + of(table, segment, row) + " the status '" + status
                                    + "'; expected labelled, unresolved or excluded");
                }
                if (labelled == labels.isMissing(row)) {
                    throw broken(
                            table,
                            "gives " + of(table, segment, row) + " the status " + status
                                    + (labelled ? " without a label" : " with a label"));
                }
                if (labelled && segment.column(confidenceAt).isMissing(row)) {
                    throw broken(
                            table,
                            "gives " + of(table, segment, row)
                                    + " a label whose confidence is missing or NaN; expected 0 to 1");
                }
            }
        }
        if (seen.cardinality() != index.ids().size()) {
            throw broken(
                    table,
                    "has " + seen.cardinality() + " items of " + index.ids().size() + ", not '"
                            + index.ids().get(seen.nextClearBit(0)) + "' for one; every item of the view needs a row");
        }
    }

    /** The row by what its first column names: the item, or the annotator. */
    private static String of(Table table, Segment segment, int row) {
        return table.columns().get(0).name() + " '" + segment.column(0).text(row) + "'";
    }

    private LabelingException broken(Table table, String what) {
        return new LabelingException(
                StandardError.PLUGIN_CONTRACT,
                "stage '" + stage + "': the table " + table.kind().word() + " of " + strategy + " " + what);
    }
}
