package io.labelwright.propagate.result;

import io.labelwright.propagate.seed.LabelTable;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tables of a method by the common rules: a label given by a person stays, and so does any label unless the
 * stage may change it; what was taken out stays out; what nothing reaches, what ties and what is too doubtful is
 * unresolved.
 */
public final class PropagatedRows {

    /** Two probabilities closer than this (relative to the best) tie. */
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

    private final Inputs in;
    private final Outputs out;
    private final StageContext context;
    private final boolean relabel;
    private final double minConfidence;
    private final @Nullable OpenQueue queue;
    private final LabelTable before;
    private final ItemLabels labels;
    private final int classes;
    private final int[] columnBefore;
    private long labelled;

    /**
     * The tables of a stage.
     *
     * @param before the labels of the stages before
     * @param relabel whether labels that no person gave may change
     * @param minConfidence an item whose best class is less probable stays unresolved
     * @param queued whether what stays unresolved is written for people, too
     */
    public PropagatedRows(
            Inputs in,
            Outputs out,
            StageContext context,
            LabelTable before,
            boolean relabel,
            double minConfidence,
            boolean queued) {
        this.in = in;
        this.out = out;
        this.context = context;
        this.before = before;
        this.relabel = relabel;
        this.minConfidence = minConfidence;
        this.queue = queued ? new OpenQueue(in) : null;
        this.labels = in.labels();
        this.classes = in.schema().size();
        List<ColumnSpec> columns =
                new TableBuilder(TableKind.LABELS, LabelWriter.columns(in.schema()), java.util.Map.of()).columns();
        this.columnBefore =
                columns.stream().mapToInt(column -> before.find(column.name())).toArray();
    }

    /** The most probable class; of equals the first. */
    public static int best(double[] p) {
        int best = 0;
        for (int k = 1; k < p.length; k++) {
            if (p[k] > p[best]) {
                best = k;
            }
        }
        return best;
    }

    /** Writes all tables. */
    public void write(Found found) {
        TableBuilder rows = out.builder(TableKind.LABELS, LabelWriter.columns(in.schema()));
        TableBuilder predictions = out.builder(
                TableKind.PREDICTIONS,
                in.schema().classes().stream()
                        .map(one -> ColumnSpec.number("p:" + one.name()))
                        .toList());
        var p = new double[classes];
        for (int item = 0; item < labels.size(); item++) {
            if (item % 1024 == 0) {
                context.checkCancelled();
            }
            boolean known = found.probabilities(item, p);
            predict(predictions, item, known, p, found.heldOut(item));
            rows.code(ITEM, item);
            if (labels.fixed(item)) {
                writeFixed(rows, item);
            } else if (labels.label(item) >= 0 && !relabel || before.isExcluded(item)) {
                copy(rows, item);
            } else {
                decide(rows, item, known, p, found);
            }
            rows.end();
        }
        out.write(rows.build());
        out.write(predictions.build());
        out.fact("newly_labelled", (double) labelled);
        if (queue != null) {
            out.write(queue.table());
        }
    }

    private void predict(TableBuilder predictions, int item, boolean known, double[] p, @Nullable HeldOutItem heldOut) {
        boolean keeps = labels.label(item) >= 0 && (!relabel || labels.fixed(item));
        // Of what has a label only what was said without it is a prediction.
        double[] said = heldOut != null ? heldOut.probabilities() : known && !keeps ? p : null;
        if (said != null) {
            predictions
                    .code(TableKind.PREDICTIONS.column("item"), item)
                    .text(TableKind.PREDICTIONS.column("model"), context.stage())
                    .text(TableKind.PREDICTIONS.column("fold"), heldOut == null ? null : heldOut.fold())
                    .numbers(TableKind.PREDICTIONS.columns().size(), said, 0, classes)
                    .end();
        }
    }

    private void decide(TableBuilder rows, int item, boolean known, double[] p, Found found) {
        rows.text(SOURCE, context.stage()).bool(FIXED, false);
        if (!known) {
            open(rows, item, Double.NaN, found.whyOpen(item));
            return;
        }
        rows.numbers(FIRST_PROBABILITY, p, 0, classes);
        int best = best(p);
        rows.number(CONFIDENCE, p[best]);
        if (ties(p, best)) {
            open(rows, item, p[best], "tie");
        } else if (p[best] < minConfidence) {
            open(rows, item, p[best], "below min_confidence");
        } else {
            rows.code(LABEL, best).text(STATUS, "labelled").text(REASON, found.reason(item));
            labelled++;
        }
    }

    private void open(TableBuilder rows, int item, double confidence, String reason) {
        rows.text(STATUS, "unresolved").text(REASON, reason);
        if (queue != null) {
            queue.add(item, confidence, reason);
        }
    }

    private static boolean ties(double[] p, int best) {
        for (int k = 0; k < p.length; k++) {
            if (k != best && p[k] >= p[best] * (1 - SAME)) {
                return true;
            }
        }
        return false;
    }

    private void copy(TableBuilder rows, int item) {
        for (int c = 1; c < columnBefore.length; c++) {
            LabelTable.Cell cell = before.cell(item, columnBefore[c]);
            if (cell.column() != null) {
                rows.copy(c, cell.column(), cell.row());
            }
        }
    }

    private void writeFixed(TableBuilder rows, int item) {
        int label = labels.label(item);
        String author = labels.author(item);
        String reason = labels.reason(item);
        if (reason == null) {
            reason = author == null ? "given" : "given by " + author;
        }
        rows.code(LABEL, label)
                .number(CONFIDENCE, 1.0)
                .text(STATUS, "labelled")
                .text(SOURCE, labels.source(item))
                .text(REASON, reason)
                .bool(FIXED, true)
                .text(AUTHOR, author);
        for (int k = 0; k < classes; k++) {
            rows.number(FIRST_PROBABILITY + k, k == label ? 1.0 : 0.0);
        }
    }
}
