package io.labelwright.engine.intake;

import io.labelwright.engine.label.LabelRules;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.connect.RecordBlock;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import java.util.BitSet;
import java.util.List;
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
    private static final int NOTE = TableKind.ANNOTATIONS.column("note");

    private static final String ANSWER = "answer";
    /** What a record may say instead of an answer; all but a vote against a label do without a label. */
    private static final List<String> VERDICTS = List.of(ANSWER, "reject", "skip", "flag");

    private final String stage;
    private final AnnotationColumns columns;
    private final char[] prefix;
    /** Whether answers may come without a name, since the format has none; the stage stands in for it. */
    private final boolean nameless;

    private final LabelVocabulary labels;
    private final CodeMemory annotators = new CodeMemory();
    private final ItemTexts texts;
    /** The items of each answer where answers compare two; null where they are about one. */
    private final @Nullable ComparedItems compared;

    private final BitSet used;
    private final PlainAnswers plain = new PlainAnswers();
    private PlainAnswers.@Nullable Places places;

    private final int kindColumn;
    private final int fileColumn;
    private final int lineColumn;
    private final int originCode;
    private final int answerCode;
    private final int kindCode;
    private int fileCode;
    private int item = -1;
    private int annotator = -1;
    private int label = -1;
    private int confidence = -1;
    private int time = -1;
    private int ownKind = -1;
    private int verdict = -1;
    private int note = -1;
    private char[] name = new char[64];
    private double share;
    private int labelCode;
    private int verdictCode;
    private boolean written;

    AnnotationTarget(
            String stage,
            String file,
            ImportMapping mapping,
            AnnotationColumns columns,
            boolean nameless,
            RecordFields fields,
            Dictionary.Builder ids,
            BitSet used,
            LabelRules rules,
            ItemTexts texts) {
        super(TableKind.ANNOTATIONS, file, fields, ids);
        this.stage = stage;
        this.columns = columns;
        this.nameless = nameless;
        this.prefix = mapping.annotatorPrefix().toCharArray();
        this.labels = new LabelVocabulary(rules, rows, LABEL);
        this.texts = texts;
        this.used = used;
        this.compared = columns.isPair() ? new ComparedItems(columns, fields, ids, rows, used) : null;
        this.kindColumn = rows.addColumn(ColumnSpec.named("_kind"));
        this.fileColumn = rows.addColumn(ColumnSpec.named("_file"));
        this.lineColumn = rows.addColumn(ColumnSpec.integer("_line"));
        this.originCode = code(ORIGIN, stage);
        this.answerCode = code(VERDICT, ANSWER);
        this.kindCode = code(kindColumn, mapping.kind().name().toLowerCase(Locale.ROOT));
        this.fileCode = code(fileColumn, file);
    }

    private int code(int column, String text) {
        return rows.codeOf(column, text.toCharArray(), 0, text.length());
    }

    @Override
    void meet(String column, int index) {
        places = null;
        if (compared != null) {
            compared.meet(column, index);
        }
        item = column.equals(columns.item()) ? index : item;
        annotator = column.equals(columns.annotator()) ? index : annotator;
        label = column.equals(columns.label()) ? index : label;
        confidence = column.equals(columns.confidence()) ? index : confidence;
        time = column.equals(columns.time()) ? index : time;
    }

    @Override
    void meetOwn(String column, int index) {
        places = null;
        meet(column, index);
        ownKind = column.equals(RecordSink.KIND) ? index : ownKind;
        verdict = column.equals(RecordSink.VERDICT) ? index : verdict;
        note = column.equals(RecordSink.NOTE) ? index : note;
    }

    @Override
    void inFile(String name) {
        super.inFile(name);
        fileCode = code(fileColumn, name);
    }

    @Override
    void check(long row, long line) {
        if (compared == null) {
            checkItem(item, columns.item());
        } else {
            compared.check(label);
        }
        labelCode = -1;
        verdictCode = verdict();
        boolean empty = fields.isEmpty(label);
        written = !empty || (verdictCode != answerCode && verdictCode != code(VERDICT, VERDICTS.get(1)));
        if (!written) {
            return;
        }
        if (fields.isEmpty(annotator) && !nameless) {
            throw new RowProblem("no annotator in column '" + columns.annotator() + "'");
        }
        labelCode = empty ? -1 : labelCode(row);
        share = share(confidence, columns.confidence());
    }

    private int labelCode(long row) {
        if (compared != null) {
            return rows.codeOf(LABEL, fields.chars(label), fields.start(label), fields.length(label));
        }
        int code = labels.code(fields, label);
        if (labels.reach(code) > 0) {
            texts.check(item(item, columns.item(), row), ids, labels.reach(code), label);
        }
        return code;
    }

    private int verdict() {
        if (fields.isEmpty(verdict)) {
            return answerCode;
        }
        String word = fields.text(verdict);
        if (!VERDICTS.contains(word)) {
            throw new RowProblem("the verdict '" + word + "' is none of " + String.join(", ", VERDICTS));
        }
        return code(VERDICT, word);
    }

    @Override
    int write(long row, long line) {
        if (!written) {
            return compared == null ? item(item, columns.item(), row) : compared.items();
        }
        int id = compared == null ? item(item, columns.item(), row) : compared.write();
        if (compared == null) {
            rows.code(0, id);
        }
        rows.code(ANNOTATOR, annotatorCode()).code(ORIGIN, originCode);
        if (labelCode >= 0) {
            rows.code(LABEL, labelCode);
        }
        if (!Double.isNaN(share)) {
            rows.number(CONFIDENCE, share);
        }
        if (!fields.isEmpty(time)) {
            rows.text(TIME, fields.text(time));
        }
        if (!fields.isEmpty(note)) {
            rows.text(NOTE, fields.text(note));
        }
        rows.code(VERDICT, verdictCode)
                .code(kindColumn, fields.isEmpty(ownKind) ? kindCode : code(kindColumn, fields.text(ownKind)))
                .code(fileColumn, fileCode)
                .integer(lineColumn, line)
                .end();
        return id;
    }

    @Override
    int writeRun(RecordBlock block, int from, int to) {
        if (compared != null || prefix.length > 0 || columns.item().equals(FieldNames.ROW)) {
            return 0;
        }
        if (places == null) {
            places = new PlainAnswers.Places(item, annotator, label, List.of(confidence, time, ownKind, verdict, note));
        }
        if (!plain.take(block, places, ids)) {
            return 0;
        }
        int count = plain.run(from, to, ids::add, (names, code) -> rows.codeOf(ANNOTATOR, names, code));
        int[] items = plain.items();
        for (int row = from; row < from + count; row++) {
            if (row == from || items[row] != items[row - 1]) {
                used.set(items[row]);
            }
        }
        for (int done = 0; done < count; ) {
            int part = Math.min(count - done, rows.room());
            int at = from + done;
            rows.codes(0, plain.items(), at, part)
                    .codes(ANNOTATOR, plain.annotators(), at, part)
                    .codes(LABEL, plain.labels(), at, part)
                    .sameCode(ORIGIN, originCode, part)
                    .sameCode(VERDICT, answerCode, part)
                    .sameCode(kindColumn, kindCode, part)
                    .sameCode(fileColumn, fileCode, part)
                    .integers(lineColumn, block.lines(), at, part)
                    .end(part);
            done += part;
        }
        return count;
    }

    @Override
    void written(RecordBlock block, int row) {
        if (places != null && labelCode >= 0 && labels.reach(labelCode) == 0 && plain.take(block, places, ids)) {
            plain.learn(row, labelCode);
        }
    }

    private int annotatorCode() {
        if (fields.isEmpty(annotator)) {
            return code(ANNOTATOR, new String(prefix) + stage);
        }
        int known = annotators.recall(fields, annotator);
        return known >= 0 ? known : annotators.keep(fields, annotator, newAnnotatorCode());
    }

    private int newAnnotatorCode() {
        int length = fields.length(annotator);
        if (prefix.length == 0) {
            return rows.codeOf(ANNOTATOR, fields.chars(annotator), fields.start(annotator), length);
        }
        if (name.length < prefix.length + length) {
            name = new char[2 * (prefix.length + length)];
        }
        System.arraycopy(prefix, 0, name, 0, prefix.length);
        System.arraycopy(fields.chars(annotator), fields.start(annotator), name, prefix.length, length);
        return rows.codeOf(ANNOTATOR, name, 0, prefix.length + length);
    }
}
