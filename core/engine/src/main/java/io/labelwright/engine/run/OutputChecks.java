package io.labelwright.engine.run;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.view.ItemIndex;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
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

    /** What tells the rows of a table apart. */
    private static final Map<TableKind, List<String>> ONCE = Map.of(
            TableKind.PREDICTIONS, List.of("item", "model", "fold"),
            TableKind.SUSPECTS, List.of("item", "issue"),
            TableKind.QUEUE, List.of("item", "annotator"),
            TableKind.WEIGHTS, List.of("item"));

    private final String stage;
    private final String strategy;
    private final LabelSchema schema;
    private final ItemIndex index;
    private final LabelChecks labels;

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
        this.labels = new LabelChecks(schema, index);
    }

    /**
     * Checks all tables.
     *
     * @param pool threads that look at the segments of a table side by side
     * @throws LabelingException at the first thing that the contract does not allow
     */
    public void check(Collection<Table> tables, WorkerPool pool) {
        for (Table table : tables) {
            TableShape.problem(table).ifPresent(what -> {
                throw broken(table, what);
            });
            checkSegments(table, pool);
            if (table.kind() == TableKind.REJECTS) {
                continue;
            }
            checkItems(table);
            checkClasses(table);
            checkOnce(table);
            if (table.kind() == TableKind.LABELS) {
                checkComplete(table);
            }
        }
    }

    private void checkSegments(Table table, WorkerPool pool) {
        var checks = new SegmentChecks(table);
        var problems = new String[table.segments().size()];
        pool.forEach(
                problems.length,
                (lane, s) -> problems[s] = checks.problem(table.segments().get(s)));
        for (String problem : problems) {
            if (problem != null) {
                throw broken(table, problem);
            }
        }
    }

    private void checkItems(Table table) {
        int item = table.find("item");
        boolean pairs = table.kind() == TableKind.ANNOTATIONS && schema.task() == Task.PAIRWISE;
        if (item < 0 || table.kind() == TableKind.TRAINING || pairs) {
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
        if (!schema.task().categorical()) {
            String wrong = labels.problem(table);
            if (wrong != null) {
                throw broken(table, wrong);
            }
            return;
        }
        // Behind the own columns of a training set stand fields of items, which may have any name.
        int columns = table.kind() == TableKind.TRAINING
                ? table.kind().columns().size()
                : table.columns().size();
        for (int c = 0; c < columns; c++) {
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

    /** Which item the first row with a name is about, for messages. */
    static String firstItem(Table table, int column, int code) {
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

    private void checkOnce(Table table) {
        List<String> key = ONCE.get(table.kind());
        if (key == null) {
            return;
        }
        long[] keys = keys(table, key.stream().mapToInt(table::find).toArray());
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw broken(
                        table,
                        "has two rows for " + firstRow(table, keys, sorted[i])
                                + (key.size() == 1 ? "" : " with the same " + String.join(", ", key)));
            }
        }
    }

    /** A number per row that is the same where these columns of names are. */
    private static long[] keys(Table table, int[] columns) {
        var keys = new long[Math.toIntExact(table.rows())];
        var codes = new int[Segment.MAX_ROWS];
        int start = 0;
        for (Segment segment : table.segments()) {
            for (int column : columns) {
                long names = table.dictionary(column).size() + 1L;
                segment.column(column).codes(0, segment.rows(), codes, 0);
                for (int row = 0; row < segment.rows(); row++) {
                    keys[start + row] = keys[start + row] * names + codes[row] + 1;
                }
            }
            start += segment.rows();
        }
        return keys;
    }

    private static String firstRow(Table table, long[] keys, long wanted) {
        int start = 0;
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                if (keys[start + row] == wanted) {
                    return SegmentChecks.of(table, segment, row);
                }
            }
            start += segment.rows();
        }
        throw new IllegalArgumentException("no row has the key " + wanted);
    }

    /** The table of labels has every item of the view once. */
    private void checkComplete(Table table) {
        Dictionary ids = table.dictionary(0);
        boolean same = ids.equals(index.ids());
        var seen = new BitSet(index.ids().size());
        var codes = new int[Segment.MAX_ROWS];
        for (Segment segment : table.segments()) {
            segment.column(0).codes(0, segment.rows(), codes, 0);
            for (int row = 0; row < segment.rows(); row++) {
                int item = same ? codes[row] : index.ids().find(ids, codes[row]);
                if (seen.get(item)) {
                    throw broken(table, "has two rows for " + SegmentChecks.of(table, segment, row));
                }
                seen.set(item);
            }
        }
        if (seen.cardinality() != index.ids().size()) {
            throw broken(
                    table,
                    "has " + seen.cardinality() + " items of " + index.ids().size() + ", not '"
                            + index.ids().get(seen.nextClearBit(0)) + "' for one; every item of the view needs a row");
        }
    }

    private LabelingException broken(Table table, String what) {
        return new LabelingException(
                StandardError.PLUGIN_CONTRACT,
                "stage '" + stage + "': the table " + table.kind().word() + " of " + strategy + " " + what);
    }
}
