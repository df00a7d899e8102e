package io.labelwright.engine.intake;

import io.labelwright.engine.label.LabelProblem;
import io.labelwright.engine.label.Pair;
import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableBuilder;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The two items of an answer to a pairwise task. They are the items of the import; the column {@code item} of the
 * answer holds the question, which is no item: both ids as JSON, in an order of their own.
 */
final class ComparedItems {

    private final String leftName;
    private final String rightName;
    private final RecordFields fields;
    private final Dictionary.Builder ids;
    private final TableBuilder rows;
    private final BitSet used;
    private final int leftColumn;
    private final int rightColumn;
    private int left = -1;
    private int right = -1;
    private @Nullable Pair pair;

    /**
     * Compared items.
     *
     * @param rows gets the columns {@code left} and {@code right}
     * @param used gets the codes of the items
     */
    ComparedItems(
            AnnotationColumns columns, RecordFields fields, Dictionary.Builder ids, TableBuilder rows, BitSet used) {
        this.leftName = Objects.requireNonNull(columns.left());
        this.rightName = Objects.requireNonNull(columns.right());
        this.fields = fields;
        this.ids = ids;
        this.rows = rows;
        this.used = used;
        rows.share(0, new Dictionary.Builder());
        this.leftColumn = rows.addColumn(ColumnSpec.named(AnnotationColumns.LEFT));
        this.rightColumn = rows.addColumn(ColumnSpec.named(AnnotationColumns.RIGHT));
        rows.share(leftColumn, ids).share(rightColumn, ids);
    }

    void meet(String column, int index) {
        left = column.equals(leftName) ? index : left;
        right = column.equals(rightName) ? index : right;
    }

    /**
     * Checks the record at hand.
     *
     * @param label the field of the answer; may be empty
     */
    void check(int label) {
        for (int column : new int[] {left, right}) {
            if (fields.isEmpty(column)) {
                throw new RowProblem("no item id in column '" + (column == left ? leftName : rightName) + "'");
            }
        }
        try {
            pair = new Pair(fields.text(left), fields.text(right));
            if (!fields.isEmpty(label)) {
                pair.checkWinner(fields.text(label));
            }
        } catch (LabelProblem e) {
            throw new RowProblem(e.code(), e.reason());
        }
    }

    /** Writes the items into the row; the code of the left one. */
    int write() {
        int leftCode = code(left);
        int rightCode = code(right);
        used.set(rightCode);
        rows.code(leftColumn, leftCode)
                .code(rightColumn, rightCode)
                .text(0, Objects.requireNonNull(pair).id());
        return leftCode;
    }

    /** The codes of both items, where the record brings nothing but them. */
    int items() {
        int leftCode = code(left);
        used.set(code(right));
        return leftCode;
    }

    private int code(int column) {
        return ids.add(fields.chars(column), fields.start(column), fields.length(column));
    }
}
