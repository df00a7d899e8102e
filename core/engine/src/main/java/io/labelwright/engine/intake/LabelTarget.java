package io.labelwright.engine.intake;

import io.labelwright.engine.label.LabelRules;
import io.labelwright.spi.connect.ImportMapping.LabelColumns;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import java.util.HashMap;
import java.util.Map;

/** The table {@code labels} of an import: fixed labels with their authors. */
final class LabelTarget extends RecordTarget {

    private static final int LABEL = TableKind.LABELS.column("label");
    private static final int CONFIDENCE = TableKind.LABELS.column("confidence");
    private static final int STATUS = TableKind.LABELS.column("status");
    private static final int SOURCE = TableKind.LABELS.column("source");
    private static final int REASON = TableKind.LABELS.column("reason");

    private final String stage;
    private final LabelColumns columns;
    private final LabelVocabulary labels;
    private final ItemTexts texts;
    private final int fixedColumn;
    private final int authorColumn;
    private final int fileColumn;
    private final int lineColumn;
    private final Map<Integer, Given> given = new HashMap<>();
    private int item = -1;
    private int label = -1;
    private int annotator = -1;
    private int confidence = -1;
    private double share;
    private int labelCode;
    private boolean again;

    private record Given(int label, long line) {}

    LabelTarget(
            String stage,
            String file,
            LabelColumns columns,
            RecordFields fields,
            Dictionary.Builder ids,
            LabelRules rules,
            ItemTexts texts) {
        super(TableKind.LABELS, file, fields, ids);
        this.stage = stage;
        this.columns = columns;
        this.labels = new LabelVocabulary(rules, rows, LABEL);
        this.texts = texts;
        this.fixedColumn = rows.addColumn(ColumnSpec.bool("_fixed"));
        this.authorColumn = rows.addColumn(ColumnSpec.named("_author"));
        this.fileColumn = rows.addColumn(ColumnSpec.named("_file"));
        this.lineColumn = rows.addColumn(ColumnSpec.integer("_line"));
    }

    @Override
    void meet(String column, int index) {
        item = column.equals(columns.item()) ? index : item;
        label = column.equals(columns.label()) ? index : label;
        annotator = column.equals(columns.annotator()) ? index : annotator;
        confidence = column.equals(columns.confidence()) ? index : confidence;
    }

    @Override
    void check(long row, long line) {
        checkItem(item, columns.item());
        labelCode = -1;
        again = false;
        if (fields.isEmpty(label)) {
            return;
        }
        labelCode = labels.code(fields, label);
        share = share(confidence, columns.confidence());
        int id = item(item, columns.item(), row);
        texts.check(id, ids, labels.reach(labelCode), label);
        Given before = given.get(id);
        if (before != null) {
            again = true;
            if (before.label() != labelCode) {
                throw new RowProblem("item '" + ids.get(id) + "' has the label '"
                        + rows.nameOf(LABEL, before.label()) + "' in line " + before.line() + " and '"
                        + rows.nameOf(LABEL, labelCode) + "' here; import several opinions as annotations");
            }
        }
    }

    @Override
    int write(long row, long line) {
        int id = item(item, columns.item(), row);
        if (labelCode < 0 || again) {
            return id;
        }
        given.put(id, new Given(labelCode, line));
        String author = fields.isEmpty(annotator) ? null : fields.text(annotator);
        rows.code(0, id).code(LABEL, labelCode).number(CONFIDENCE, Double.isNaN(share) ? 1.0 : share);
        rows.text(STATUS, "labelled")
                .text(SOURCE, stage)
                .text(REASON, author == null ? "given" : "given by " + author)
                .bool(fixedColumn, true)
                .text(authorColumn, author)
                .text(fileColumn, file)
                .integer(lineColumn, line)
                .end();
        return id;
    }
}
