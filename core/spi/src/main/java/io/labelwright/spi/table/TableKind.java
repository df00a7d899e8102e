package io.labelwright.spi.table;

import static io.labelwright.spi.table.ColumnSpec.bool;
import static io.labelwright.spi.table.ColumnSpec.integer;
import static io.labelwright.spi.table.ColumnSpec.named;
import static io.labelwright.spi.table.ColumnSpec.number;
import static io.labelwright.spi.table.ColumnSpec.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tables that a workflow knows, with their fixed columns in the order in which files show them. Tables with columns
 * of their own (fields of items, {@code p:CLASS} of predictions and labels, feature sets) append them after the fixed
 * ones.
 */
public enum TableKind {
    ITEMS(true, named("item")),
    ANNOTATIONS(
            true,
            named("item"),
            named("annotator"),
            named("label"),
            number("confidence"),
            named("time"),
            named("origin"),
            integer("round"),
            named("guidelines"),
            named("verdict"),
            text("note")),
    ANNOTATORS(
            true,
            named("annotator"),
            named("kind"),
            integer("answers"),
            number("agreement"),
            number("accuracy"),
            number("accuracy_low"),
            number("accuracy_high"),
            number("spammer_score")),
    FEATURES(true, named("item")),
    PREDICTIONS(true, named("item"), named("model"), named("fold")),
    LABELS(
            false,
            named("item"),
            named("label"),
            number("confidence"),
            named("status"),
            named("source"),
            named("reason")),
    GOLD(false, named("item"), named("label")),
    SUSPECTS(
            true,
            named("item"),
            named("issue"),
            named("label"),
            named("suggested"),
            number("score"),
            bool("flagged"),
            named("group")),
    QUEUE(false, named("item"), integer("rank"), number("score"), named("reason"), named("action"), named("annotator")),
    WEIGHTS(false, named("item"), number("weight")),
    SPLITS(false, named("item"), named("split"), named("fold")),
    GRAPH(false, named("source"), named("target"), number("weight")),
    METRICS(
            true,
            named("stage"),
            named("of"),
            named("metric"),
            named("class"),
            named("slice"),
            named("x"),
            number("value"),
            number("low"),
            number("high")),
    CONFUSION(
            true,
            named("stage"),
            named("annotator"),
            named("truth"),
            named("answer"),
            number("value"),
            number("count")),
    REJECTS(true, named("stage"), named("file"), integer("line"), integer("column"), named("reason"), text("text")),
    TRAINING(
            false,
            named("row"),
            named("item"),
            named("label"),
            number("weight"),
            named("split"),
            named("origin"),
            text("parents"));

    private final boolean additive;
    private final List<ColumnSpec> columns;

    TableKind(boolean additive, ColumnSpec... columns) {
        this.additive = additive;
        this.columns = List.of(columns);
    }

    /** The word used in YAML and in file names: {@code annotations}, {@code labels}, ... */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True where the rows of several stages are united; false where the last writer on the path has the table. */
    public boolean additive() {
        return additive;
    }

    /** The fixed columns. */
    public List<ColumnSpec> columns() {
        return columns;
    }

    /**
     * Whether files show a fixed column only when it is asked for: how many answers stand behind a cell of confusion,
     * which is wanted where a later run goes on from them.
     */
    public boolean onRequest(String column) {
        return this == CONFUSION && column.equals("count");
    }

    /** Index of a fixed column; for code that writes rows. */
    public int column(String columnName) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(columnName)) {
                return i;
            }
        }
        throw new IllegalArgumentException("table " + word() + " has no column " + columnName);
    }

    /** The table with this word, if there is one. */
    public static Optional<TableKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
