package io.labelwright.engine.intake;

import io.labelwright.engine.label.LabelRules;
import io.labelwright.engine.label.OtherClasses;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.connect.ImportMapping.ConfusionColumns;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code confusion} of an import: how annotators answered in an earlier run. Rows that come again are kept:
 * their counts add up. Rows of several stages in one file are not: they count the same answers more than once, so the
 * mapping has to say which of them are meant.
 */
final class ConfusionTarget extends RecordTarget {

    /** More answers than any history has. */
    private static final double MOST = 1e9;

    private static final int STAGE = TableKind.CONFUSION.column("stage");
    private static final int ANNOTATOR = TableKind.CONFUSION.column("annotator");
    private static final int TRUTH = TableKind.CONFUSION.column("truth");
    private static final int ANSWER = TableKind.CONFUSION.column("answer");
    private static final int VALUE = TableKind.CONFUSION.column("value");
    private static final int COUNT = TableKind.CONFUSION.column("count");

    private final String stage;
    private final ConfusionColumns columns;
    private final String prefix;
    private final LabelVocabulary truths;
    private final LabelVocabulary answers;
    private final int fileColumn;
    private final int lineColumn;
    private int annotator = -1;
    private int truth = -1;
    private int answer = -1;
    private int value = -1;
    private int count = -1;
    private int stageOfRow = -1;
    private @Nullable String firstStage;
    private boolean counts;
    private int truthCode;
    private int answerCode;
    private double share;
    private double number;

    ConfusionTarget(
            String stage, String file, ConfusionColumns columns, String prefix, RecordFields fields, LabelRules rules) {
        super(TableKind.CONFUSION, file, fields, new Dictionary.Builder());
        this.stage = stage;
        this.columns = columns;
        this.prefix = prefix;
        // Nothing maps the classes of this table, so those of another taxonomy can't be meant.
        var own = new LabelRules(rules.task(), rules.schema(), OtherClasses.NONE);
        this.truths = new LabelVocabulary(own, rows, TRUTH);
        this.answers = new LabelVocabulary(own, rows, ANSWER);
        this.fileColumn = rows.addColumn(ColumnSpec.named("_file"));
        this.lineColumn = rows.addColumn(ColumnSpec.integer("_line"));
    }

    @Override
    void meet(String column, int index) {
        annotator = column.equals(columns.annotator()) ? index : annotator;
        truth = column.equals(columns.truth()) ? index : truth;
        answer = column.equals(columns.answer()) ? index : answer;
        value = column.equals(columns.value()) ? index : value;
        count = column.equals(columns.countColumn()) ? index : count;
        stageOfRow = column.equals(ConfusionColumns.STAGE) ? index : stageOfRow;
    }

    @Override
    void check(long row, long line) {
        counts = isOfTheStage(line);
        if (!counts) {
            return;
        }
        if (fields.isEmpty(annotator)) {
            throw new RowProblem("no annotator in column '" + columns.annotator() + "'");
        }
        truthCode = code(truths, truth, columns.truth());
        answerCode = code(answers, answer, columns.answer());
        share = amount(value, columns.value());
        number = count < 0 ? share : amount(count, columns.countColumn());
    }

    private boolean isOfTheStage(long line) {
        String of = fields.isEmpty(stageOfRow) ? "" : fields.text(stageOfRow);
        if (columns.stage() != null) {
            return columns.stage().equals(of);
        }
        if (firstStage == null) {
            firstStage = of;
        } else if (!firstStage.equals(of)) {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    new Place(file, (int) Math.min(line, Integer.MAX_VALUE), 0),
                    "stage '" + stage + "': the file has rows of the stages " + SafeText.quoted(firstStage) + " and "
                            + SafeText.quoted(of) + ", whose counts are not to be added up",
                    "say whose rows count: confusion: {stage: " + SafeText.escape(firstStage) + "}");
        }
        return true;
    }

    private int code(LabelVocabulary classes, int column, String name) {
        if (fields.isEmpty(column)) {
            throw new RowProblem("no class in column '" + name + "'");
        }
        return classes.code(fields, column);
    }

    /** A number of at least 0, NaN when the field is empty. */
    private double amount(int column, String name) {
        if (fields.isEmpty(column)) {
            return Double.NaN;
        }
        String text = fields.text(column);
        double amount = number(text);
        if (Double.isNaN(amount)) {
            throw new RowProblem("column '" + name + "': " + SafeText.quoted(text) + " is not a number");
        }
        if (!(amount >= 0 && amount <= MOST)) {
            throw new RowProblem("column '" + name + "': " + text + " is not between 0 and 1000000000");
        }
        return amount;
    }

    @Override
    int write(long row, long line) {
        if (counts) {
            rows.text(STAGE, stage)
                    .text(ANNOTATOR, prefix + fields.text(annotator))
                    .code(TRUTH, truthCode)
                    .code(ANSWER, answerCode);
            if (!Double.isNaN(share)) {
                rows.number(VALUE, share);
            }
            rows.number(COUNT, Double.isNaN(number) ? 0 : number)
                    .text(fileColumn, file)
                    .integer(lineColumn, line)
                    .end();
        }
        return -1;
    }
}
