package io.labelwright.engine.run;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the contract of tables asks of each row by itself: codes that mean something, an item, shares between 0 and 1,
 * and in {@code labels} a status that fits. Reads columns in bulk; may be used by several threads.
 */
final class SegmentChecks {

    /** Columns of shares; {@code p:CLASS} is one, too. */
    private static final Map<TableKind, Set<String>> SHARES = Map.of(
            TableKind.ANNOTATIONS, Set.of("confidence"),
            TableKind.LABELS, Set.of("confidence"),
            TableKind.SUSPECTS, Set.of("score"),
            TableKind.ANNOTATORS, Set.of("agreement", "accuracy", "accuracy_low", "accuracy_high", "spammer_score"));

    private static final int LABEL = TableKind.LABELS.column("label");
    private static final int CONFIDENCE = TableKind.LABELS.column("confidence");
    private static final int STATUS = TableKind.LABELS.column("status");

    private static final double ROUNDING = 1e-9;

    private final Table table;
    private final int item;
    private final Set<String> shares;

    SegmentChecks(Table table) {
        this.table = table;
        this.item = table.kind() == TableKind.TRAINING || table.kind() == TableKind.REJECTS ? -1 : table.find("item");
        this.shares = SHARES.getOrDefault(table.kind(), Set.of());
    }

    /** What is wrong with a segment, as the end of a sentence that starts with the table. */
    @Nullable
    String problem(Segment segment) {
        var codes = new int[segment.rows()];
        for (int c = 0; c < table.columns().size(); c++) {
            if (table.columns().get(c).type() == ColumnType.NAME) {
                segment.column(c).codes(0, codes.length, codes, 0);
                String wrong = codes(c, codes);
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        if (table.kind() == TableKind.REJECTS) {
            return null;
        }
        String wrong = shares(segment);
        return wrong == null && table.kind() == TableKind.LABELS ? statuses(segment) : wrong;
    }

    private @Nullable String codes(int c, int[] codes) {
        Dictionary names = table.dictionary(c);
        int least = c == item ? 0 : -1;
        for (int code : codes) {
            if (code < least || code >= names.size()) {
                return code == -1
                        ? "has a row without an item"
                        : "has the code " + code + " in the column "
                                + table.columns().get(c).name() + ", whose names are numbered 0 to "
                                + (names.size() - 1);
            }
        }
        return null;
    }

    private @Nullable String shares(Segment segment) {
        int probabilities = 0;
        var values = new double[segment.rows()];
        // One probability that is not a number makes the others worthless.
        var missing = new int[segment.rows()];
        for (int c = 0; c < table.columns().size(); c++) {
            ColumnSpec column = table.columns().get(c);
            // Features of a training set may have any name.
            boolean probability = column.name().startsWith("p:") && table.kind() != TableKind.TRAINING;
            if (!probability && !shares.contains(column.name())) {
                continue;
            }
            segment.column(c).numbers(0, values.length, values, 0);
            for (int row = 0; row < values.length; row++) {
                if (values[row] < 0 || values[row] > 1 + ROUNDING) {
                    return "gives " + of(table, segment, row) + " " + column.name() + " " + values[row]
                            + "; expected 0 to 1";
                }
            }
            if (probability) {
                probabilities++;
                for (int row = 0; row < values.length; row++) {
                    missing[row] += Double.isNaN(values[row]) ? 1 : 0;
                }
            }
        }
        for (int row = 0; row < missing.length; row++) {
            if (missing[row] > 0 && missing[row] < probabilities) {
                return "gives " + of(table, segment, row) + " " + missing[row] + " of " + probabilities
                        + " probabilities as NaN; expected all of them or none";
            }
        }
        return null;
    }

    private @Nullable String statuses(Segment segment) {
        Column labels = segment.column(LABEL);
        Column statuses = segment.column(STATUS);
        Column confidences = segment.column(CONFIDENCE);
        Dictionary names = statuses.dictionary();
        int labelled = names.find("labelled");
        int unresolved = names.find("unresolved");
        int excluded = names.find("excluded");
        for (int row = 0; row < segment.rows(); row++) {
            int status = statuses.code(row);
            if (status < 0 || (status != labelled && status != unresolved && status != excluded)) {
                return "gives " + of(table, segment, row) + " the status '" + (status < 0 ? "" : names.get(status))
                        + "'; expected labelled, unresolved or excluded";
            }
            if ((status == labelled) == labels.isMissing(row)) {
                return "gives " + of(table, segment, row) + " the status " + names.get(status)
                        + (status == labelled ? " without a label" : " with a label");
            }
            if (status == labelled && confidences.isMissing(row)) {
                return "gives " + of(table, segment, row)
                        + " a label whose confidence is missing or NaN; expected 0 to 1";
            }
        }
        return null;
    }

    /** The row by what its first column names: the item, or the annotator. */
    static String of(Table table, Segment segment, int row) {
        return table.columns().get(0).name() + " '" + segment.column(0).text(row) + "'";
    }
}
