package io.labelwright.engine.intake;

import io.labelwright.engine.label.LabelRules;
import io.labelwright.spi.connect.ImportMapping.GoldColumns;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;

/** The table {@code gold} of an import: what is known to be true, for evaluation. */
final class GoldTarget extends RecordTarget {

    private static final int LABEL = TableKind.GOLD.column("label");

    private final GoldColumns columns;
    private final LabelVocabulary labels;
    private final ItemTexts texts;
    private final int fileColumn;
    private final int lineColumn;
    private int item = -1;
    private int label = -1;
    private int labelCode;
    /** Per item: code of its gold label + 1. */
    private int[] known = new int[64];

    GoldTarget(
            String file,
            GoldColumns columns,
            RecordFields fields,
            Dictionary.Builder ids,
            LabelRules rules,
            ItemTexts texts) {
        super(TableKind.GOLD, file, fields, ids);
        this.columns = columns;
        this.labels = new LabelVocabulary(rules, rows, LABEL);
        this.texts = texts;
        this.fileColumn = rows.addColumn(ColumnSpec.named("_file"));
        this.lineColumn = rows.addColumn(ColumnSpec.integer("_line"));
    }

    @Override
    void meet(String column, int index) {
        item = column.equals(columns.item()) ? index : item;
        label = column.equals(columns.label()) ? index : label;
    }

    @Override
    void check(long row, long line) {
        checkItem(item, columns.item());
        labelCode = fields.isEmpty(label) ? -1 : labels.code(fields, label);
        int id = item(item, columns.item(), row);
        if (labelCode >= 0) {
            texts.check(id, ids, labels.reach(labelCode), label);
        }
        if (labelCode >= 0 && id < known.length && known[id] > 0 && known[id] != labelCode + 1) {
            throw new RowProblem("item '" + ids.get(id) + "' has the gold label '"
                    + rows.nameOf(LABEL, known[id] - 1) + "' in an earlier row and '"
                    + rows.nameOf(LABEL, labelCode) + "' here");
        }
    }

    @Override
    int write(long row, long line) {
        int id = item(item, columns.item(), row);
        if (id >= known.length) {
            known = Arrays.copyOf(known, Math.max(id + 1, 2 * known.length));
        }
        if (labelCode < 0 || known[id] > 0) {
            return id;
        }
        known[id] = labelCode + 1;
        rows.code(0, id)
                .code(LABEL, labelCode)
                .text(fileColumn, file)
                .integer(lineColumn, line)
                .end();
        return id;
    }
}
