package io.labelwright.prelabel.lookup;

import io.labelwright.spi.Outputs;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.List;

/** The answers as rows of the table {@code annotations}, each with a note that says where it comes from. */
final class LookupAnswers {

    private static final int ITEM = TableKind.ANNOTATIONS.column("item");
    private static final int ANNOTATOR = TableKind.ANNOTATIONS.column("annotator");
    private static final int LABEL = TableKind.ANNOTATIONS.column("label");
    private static final int CONFIDENCE = TableKind.ANNOTATIONS.column("confidence");
    private static final int ORIGIN = TableKind.ANNOTATIONS.column("origin");
    private static final int VERDICT = TableKind.ANNOTATIONS.column("verdict");
    private static final int NOTE = TableKind.ANNOTATIONS.column("note");
    private static final int KIND = TableKind.ANNOTATIONS.columns().size();

    private final Outputs out;
    private final String stage;
    private final int classes;
    private final double minConfidence;
    private final TableBuilder rows;
    private long answered;
    private long inDoubt;

    LookupAnswers(Outputs out, String stage, int classes, double minConfidence) {
        this.out = out;
        this.stage = stage;
        this.classes = classes;
        this.minConfidence = minConfidence;
        this.rows = out.builder(TableKind.ANNOTATIONS, List.of(ColumnSpec.named("_kind")));
    }

    /** How many classes there are. */
    int classes() {
        return classes;
    }

    /**
     * Answers with the class of most weight, unless another has as much or it has too small a share.
     *
     * @param weights per class how much was found of it
     */
    void add(int item, double[] weights, String note) {
        double sum = 0;
        int best = 0;
        boolean tie = false;
        for (int k = 0; k < classes; k++) {
            sum += weights[k];
            if (weights[k] > weights[best]) {
                best = k;
                tie = false;
            } else if (k > 0 && weights[k] == weights[best]) {
                tie = true;
            }
        }
        if (sum == 0) {
            return;
        }
        double share = weights[best] / sum;
        if (tie || share < minConfidence) {
            inDoubt++;
            return;
        }
        answered++;
        rows.code(ITEM, item)
                .text(ANNOTATOR, stage)
                .code(LABEL, best)
                .number(CONFIDENCE, share)
                .text(ORIGIN, stage)
                .text(VERDICT, "answer")
                .text(NOTE, note)
                .text(KIND, "model")
                .end();
    }

    void write() {
        out.write(rows.build());
    }

    /** Items with an answer. */
    long answered() {
        return answered;
    }

    /** Items that found labels which did not agree enough. */
    long inDoubt() {
        return inDoubt;
    }
}
