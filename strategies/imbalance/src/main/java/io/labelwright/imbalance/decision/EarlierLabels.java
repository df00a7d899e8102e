package io.labelwright.imbalance.decision;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of the table {@code labels} that an earlier stage wrote, to be handed on where nothing new is decided. */
final class EarlierLabels {

    private static final int LABEL = TableKind.LABELS.column("label");
    private static final int CONFIDENCE = TableKind.LABELS.column("confidence");
    private static final int STATUS = TableKind.LABELS.column("status");
    private static final int SOURCE = TableKind.LABELS.column("source");
    private static final int REASON = TableKind.LABELS.column("reason");
    private static final int FIXED = TableKind.LABELS.columns().size();
    private static final int FIRST_PROBABILITY = FIXED + 2;

    private final List<Segment> segments;
    /** Per item its segment, -1 for none. */
    private final int[] segmentOf;

    private final int[] rowOf;
    private final int fixed;
    private final int author;
    private final int[] probabilities;

    EarlierLabels(Inputs in) {
        Table table = in.table(TableKind.LABELS);
        this.segments = new ArrayList<>(table.segments());
        this.segmentOf = new int[in.items().size()];
        this.rowOf = new int[segmentOf.length];
        this.fixed = table.find("_fixed");
        this.author = table.find("_author");
        this.probabilities = new int[in.schema().size()];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = table.find("p:" + in.schema().name(k));
        }
        Arrays.fill(segmentOf, -1);
        Dictionary ids = in.items().ids();
        for (int s = 0; s < segments.size(); s++) {
            Column items = segments.get(s).column(0);
            for (int row = 0; row < segments.get(s).rows(); row++) {
                int item = ids.find(items.dictionary(), items.code(row));
                if (item >= 0) {
                    segmentOf[item] = s;
                    rowOf[item] = row;
                }
            }
        }
    }

    /** Whether an earlier stage took the item out. */
    boolean excludes(int item) {
        return segmentOf[item] >= 0
                && "excluded"
                        .equals(segments.get(segmentOf[item]).column(STATUS).text(rowOf[item]));
    }

    /**
     * Writes an item's row as it was; where there was none the item stays open.
     *
     * @param rows opened with the columns of the writer of labels
     * @param label class index of the label that it has, -1 for none
     * @param open why it has none, where no earlier stage says so
     */
    void write(Rows rows, int item, int label, String open) {
        rows.code(0, item);
        if (segmentOf[item] < 0) {
            rows.text(STATUS, "unresolved")
                    .text(REASON, open)
                    .bool(FIXED, false)
                    .end();
            return;
        }
        Segment segment = segments.get(segmentOf[item]);
        int row = rowOf[item];
        if (label >= 0) {
            rows.code(LABEL, label);
        }
        for (int column : new int[] {STATUS, SOURCE, REASON}) {
            Column cells = segment.column(column);
            rows.text(column, cells.isMissing(row) ? null : cells.text(row));
        }
        rows.number(CONFIDENCE, segment.column(CONFIDENCE).number(row));
        boolean isFixed = fixed >= 0
                && !segment.column(fixed).isMissing(row)
                && segment.column(fixed).integer(row) == 1;
        rows.bool(FIXED, isFixed);
        if (author >= 0 && !segment.column(author).isMissing(row)) {
            rows.text(FIXED + 1, segment.column(author).text(row));
        }
        for (int k = 0; k < probabilities.length; k++) {
            if (probabilities[k] >= 0) {
                rows.number(
                        FIRST_PROBABILITY + k, segment.column(probabilities[k]).number(row));
            }
        }
        rows.end();
    }
}
