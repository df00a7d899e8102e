package io.labelwright.spi.consensus;

import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns posteriors into rows of the table {@code labels} by the common rules: labels given by people stay, too few
 * answers or too little confidence or a tie leave an item open, and costs choose the label with the least expected
 * cost. May be used by several threads.
 */
public final class LabelWriter {

    /** Two posteriors closer than this (relative to the best) tie. */
    private static final double SAME = 1e-9;

    private static final int ITEM = TableKind.LABELS.column("item");
    private static final int LABEL = TableKind.LABELS.column("label");
    private static final int CONFIDENCE = TableKind.LABELS.column("confidence");
    private static final int STATUS = TableKind.LABELS.column("status");
    private static final int SOURCE = TableKind.LABELS.column("source");
    private static final int REASON = TableKind.LABELS.column("reason");
    private static final int FIXED = TableKind.LABELS.columns().size();
    private static final int AUTHOR = FIXED + 1;
    private static final int FIRST_PROBABILITY = FIXED + 2;

    /** The reasons of most items, made once: there is one per item. */
    private static final String[] REASONS = reasons(64);

    private final String stage;
    private final ConsensusOptions options;
    private final LabelSchema schema;
    private final ItemLabels before;
    private final double[] priors;
    private final double @Nullable [][] costs;

    /**
     * A writer for one stage.
     *
     * @param stage the stage's id, written as {@code source}
     * @param options the common options
     * @param schema the classes
     * @param before labels of the stages before, of which the fixed ones stay
     * @param priors class priors for {@code tie: prior}, one per class
     */
    public LabelWriter(String stage, ConsensusOptions options, LabelSchema schema, ItemLabels before, double[] priors) {
        this.stage = stage;
        this.options = options;
        this.schema = schema;
        this.before = before;
        this.priors = priors.clone();
        this.costs = costs(options, schema);
    }

    /** The columns of {@code labels} after the fixed ones: who fixed it, and a probability per class. */
    public static List<ColumnSpec> columns(LabelSchema schema) {
        var columns = new ArrayList<ColumnSpec>();
        columns.add(ColumnSpec.bool("_fixed"));
        columns.add(ColumnSpec.named("_author"));
        for (int k = 0; k < schema.size(); k++) {
            columns.add(ColumnSpec.number("p:" + schema.name(k)));
        }
        return columns;
    }

    /**
     * Writes an item's row.
     *
     * @param rows the table, opened with {@link #columns}
     * @param item index of the item
     * @param answers how many answers it has
     * @param posterior array that holds the posterior of the classes, not looked at when there are no answers
     * @param offset where they start
     * @return class index of the label that the item has now, -1 when it stays open
     */
    public int write(Rows rows, int item, int answers, double[] posterior, int offset) {
        rows.code(ITEM, item);
        if (keeps(item)) {
            writeFixed(rows, item);
            return before.label(item);
        }
        rows.text(SOURCE, stage).bool(FIXED, false);
        if (answers == 0) {
            rows.text(STATUS, "unresolved").text(REASON, "no answers").end();
            return -1;
        }
        int best = choose(posterior, offset);
        return write(
                rows, posterior, offset, best, reasonToStayOpen(answers, best, posterior, offset), reason(answers));
    }

    /**
     * Writes the row of an item whose label is not a matter of counting answers, such as one that a model decides.
     * Labels given by people stay; a tie or too little confidence leaves the item open.
     *
     * @param rows the table, opened with {@link #columns}
     * @param item index of the item
     * @param posterior array that holds the probability of each class; that of the label is its confidence
     * @param offset where they start
     * @param best class index of the label, or {@code ~k} for a tie that leaves it open, as by {@link #choose}
     * @param reason why this is the label, in a few words
     * @return class index of the label that the item has now, -1 when it stays open
     */
    public int decide(Rows rows, int item, double[] posterior, int offset, int best, String reason) {
        rows.code(ITEM, item);
        if (keeps(item)) {
            writeFixed(rows, item);
            return before.label(item);
        }
        rows.text(SOURCE, stage).bool(FIXED, false);
        String open = reasonToStayOpen(options.quorum(), best, posterior, offset);
        return write(rows, posterior, offset, best, open, reason);
    }

    private int write(Rows rows, double[] posterior, int offset, int best, @Nullable String open, String reason) {
        rows.numbers(FIRST_PROBABILITY, posterior, offset, schema.size());
        rows.number(CONFIDENCE, posterior[offset + (best >= 0 ? best : ~best)]);
        if (open != null) {
            rows.text(STATUS, "unresolved").text(REASON, open).end();
            return -1;
        }
        rows.code(LABEL, best).text(STATUS, "labelled").text(REASON, reason).end();
        return best;
    }

    private static String[] reasons(int count) {
        var reasons = new String[count];
        for (int answers = 0; answers < count; answers++) {
            reasons[answers] = answers == 1 ? "1 answer" : answers + " answers";
        }
        return reasons;
    }

    private static String reason(int answers) {
        return answers < REASONS.length ? REASONS[answers] : answers + " answers";
    }

    private boolean keeps(int item) {
        return before.fixed(item) && options.overwrite() == Overwrite.OPEN;
    }

    private @Nullable String reasonToStayOpen(int answers, int best, double[] posterior, int offset) {
        if (answers < options.quorum()) {
            return "below quorum";
        }
        if (best < 0) {
            return "tie";
        }
        return posterior[offset + best] < options.minConfidence() ? "below min_confidence" : null;
    }

    /**
     * The class that these options choose, or the complement {@code ~k} of the first best class when a tie leaves it
     * open.
     */
    public int choose(double[] posterior, int offset) {
        int classes = schema.size();
        double[] value = posterior;
        int from = offset;
        if (costs != null) {
            value = new double[classes];
            from = 0;
            for (int answer = 0; answer < classes; answer++) {
                for (int truth = 0; truth < classes; truth++) {
                    value[answer] -= posterior[offset + truth] * costs[truth][answer];
                }
            }
        }
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (value[from + k] > value[from + best]) {
                best = k;
            }
        }
        double limit = value[from + best] - SAME * Math.max(Math.abs(value[from + best]), Double.MIN_NORMAL);
        int first = -1;
        int tied = 0;
        int byPrior = -1;
        boolean priorTie = false;
        for (int k = 0; k < classes; k++) {
            if (value[from + k] >= limit) {
                tied++;
                if (first < 0) {
                    first = k;
                }
                if (byPrior < 0 || priors[k] > priors[byPrior]) {
                    byPrior = k;
                    priorTie = false;
                } else if (priors[k] == priors[byPrior]) {
                    priorTie = true;
                }
            }
        }
        if (tied == 1) {
            return best;
        }
        return switch (options.tie()) {
            case UNRESOLVED -> ~first;
            case FIRST_CLASS -> first;
            case PRIOR -> priorTie ? ~first : byPrior;
        };
    }

    private void writeFixed(Rows rows, int item) {
        int label = before.label(item);
        String author = before.author(item);
        String reason = before.reason(item);
        if (reason == null) {
            reason = author == null ? "given" : "given by " + author;
        }
        rows.code(LABEL, label)
                .number(CONFIDENCE, 1.0)
                .text(STATUS, "labelled")
                .text(SOURCE, before.source(item))
                .text(REASON, reason)
                .bool(FIXED, true)
                .text(AUTHOR, author);
        for (int k = 0; k < schema.size(); k++) {
            rows.number(FIRST_PROBABILITY + k, k == label ? 1.0 : 0.0);
        }
        rows.end();
    }

    private static double @Nullable [][] costs(ConsensusOptions options, LabelSchema schema) {
        var given = options.costs();
        if (given == null) {
            return null;
        }
        int classes = schema.size();
        var costs = new double[classes][classes];
        for (int truth = 0; truth < classes; truth++) {
            var row = given.getOrDefault(schema.name(truth), java.util.Map.of());
            for (int answer = 0; answer < classes; answer++) {
                costs[truth][answer] = row.getOrDefault(schema.name(answer), truth == answer ? 0.0 : 1.0);
            }
        }
        return costs;
    }
}
