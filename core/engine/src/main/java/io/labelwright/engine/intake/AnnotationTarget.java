package io.labelwright.engine.intake;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table {@code annotations} of an import. Its inner loop makes no objects: an import may have millions of rows. */
final class AnnotationTarget extends RecordTarget {

    private static final int ANNOTATOR = TableKind.ANNOTATIONS.column("annotator");
    private static final int LABEL = TableKind.ANNOTATIONS.column("label");
    private static final int CONFIDENCE = TableKind.ANNOTATIONS.column("confidence");
    private static final int TIME = TableKind.ANNOTATIONS.column("time");
    private static final int ORIGIN = TableKind.ANNOTATIONS.column("origin");
    private static final int VERDICT = TableKind.ANNOTATIONS.column("verdict");

    private final AnnotationColumns columns;
    private final char[] prefix;
    private final LabelVocabulary labels;
    private final int kindColumn;
    private final int fileColumn;
    private final int lineColumn;
    private final int originCode;
    private final int answerCode;
    private final int kindCode;
    private final int fileCode;
    private int item = -1;
    private int annotator = -1;
    private int label = -1;
    private int confidence = -1;
    private int time = -1;
    private char[] name = new char[64];
    private double share;
    private int labelCode;

    AnnotationTarget(
            String stage,
            String file,
            ImportMapping mapping,
            AnnotationColumns columns,
            RecordFields fields,
            Dictionary.Builder ids,
            @Nullable LabelSchema schema,
            OtherClasses others) {
        super(TableKind.ANNOTATIONS, fields, ids);
        this.columns = columns;
        this.prefix = mapping.annotatorPrefix().toCharArray();
        this.labels = new LabelVocabulary(schema, others, rows, LABEL);
        this.kindColumn = rows.addColumn(ColumnSpec.named("_kind"));
        this.fileColumn = rows.addColumn(ColumnSpec.named("_file"));
        this.lineColumn = rows.addColumn(ColumnSpec.integer("_line"));
        this.originCode = code(ORIGIN, stage);
        this.answerCode = code(VERDICT, "answer");
        this.kindCode = code(kindColumn, mapping.kind().name().toLowerCase(Locale.ROOT));
        this.fileCode = code(fileColumn, file);
    }

    private int code(int column, String text) {
        return rows.codeOf(column, text.toCharArray(), 0, text.length());
    }

    @Override
    void meet(String column, int index) {
        item = column.equals(columns.item()) ? index : item;
        annotator = column.equals(columns.annotator()) ? index : annotator;
        label = column.equals(columns.label()) ? index : label;
        confidence = column.equals(columns.confidence()) ? index : confidence;
        time = column.equals(columns.time()) ? index : time;
    }

    @Override
    void check(long row, long line) {
        checkItem(item, columns.item());
        labelCode = -1;
        if (fields.isEmpty(label)) {
            return;
        }
        if (fields.isEmpty(annotator)) {
            throw new RowProblem("no annotator in column '" + columns.annotator() + "'");
        }
        labelCode = labels.code(fields, label);
        share = share(confidence, columns.confidence());
    }

    @Override
    int write(long row, long line) {
        int id = item(item, columns.item(), row);
        if (labelCode < 0) {
            return id;
        }
        rows.code(0, id).code(ANNOTATOR, annotatorCode()).code(LABEL, labelCode).code(ORIGIN, originCode);
        if (!Double.isNaN(share)) {
            rows.number(CONFIDENCE, share);
        }
        if (!fields.isEmpty(time)) {
            rows.text(TIME, fields.text(time));
        }
        rows.code(VERDICT, answerCode)
                .code(kindColumn, kindCode)
                .code(fileColumn, fileCode)
                .integer(lineColumn, line)
                .end();
        return id;
    }

    private int annotatorCode() {
        int length = fields.length(annotator);
        if (prefix.length == 0) {
            return rows.codeOf(ANNOTATOR, fields.chars(), fields.start(annotator), length);
        }
        if (name.length < prefix.length + length) {
            name = new char[2 * (prefix.length + length)];
        }
        System.arraycopy(prefix, 0, name, 0, prefix.length);
        System.arraycopy(fields.chars(), fields.start(annotator), name, prefix.length, length);
        return rows.codeOf(ANNOTATOR, name, 0, prefix.length + length);
    }
}
