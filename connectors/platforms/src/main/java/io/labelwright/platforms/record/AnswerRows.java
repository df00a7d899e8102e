package io.labelwright.platforms.record;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.table.TableKind;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Items, and answers about them, on their way to a sink. An answer is a row of {@code annotations}; where the workflow
 * asks for {@code labels}, an answer of a person is also a label that stays.
 */
public final class AnswerRows {

    private final RecordSink sink;
    private final TableRows items;
    private final TableRows annotations;
    private final TableRows labels;
    private final TableRows gold;

    /** Rows for a sink. */
    public AnswerRows(RecordSink sink) {
        this.sink = sink;
        this.items = new TableRows(sink, TableKind.ITEMS);
        this.annotations = new TableRows(sink, TableKind.ANNOTATIONS);
        this.labels = new TableRows(sink, TableKind.LABELS);
        this.gold = new TableRows(sink, TableKind.GOLD);
    }

    /** Whether anybody wants answers, as annotations, labels or gold. */
    public boolean wantsAnswers() {
        return wants(TableKind.ANNOTATIONS) || wants(TableKind.LABELS) || wants(TableKind.GOLD);
    }

    /** Whether the workflow asks for a table. */
    public boolean wants(TableKind table) {
        return sink.wants(table);
    }

    /**
     * An item.
     *
     * @param fields its fields by the names of the format, see {@link FieldKeys}; empty ones are no value
     */
    public void item(String id, Map<String, String> fields, long line) {
        if (sink.wants(TableKind.ITEMS)) {
            items.set("id", id);
            fields.forEach(items::set);
            items.end(line);
        }
    }

    /** An answer. */
    public void answer(Answer answer, long line) {
        if (sink.wants(TableKind.ANNOTATIONS)) {
            annotations
                    .set("item", answer.item())
                    .set("annotator", answer.annotator())
                    .set("label", answer.label())
                    .set("confidence", answer.confidence())
                    .set("time", answer.time())
                    .set(RecordSink.KIND, answer.model() ? "model" : null)
                    .set(
                            RecordSink.VERDICT,
                            answer.verdict() == Answer.Verdict.ANSWER
                                    ? null
                                    : answer.verdict().name().toLowerCase(Locale.ROOT))
                    .set(RecordSink.NOTE, answer.note())
                    .end(line);
        }
        if (answer.verdict() == Answer.Verdict.ANSWER && !answer.model()) {
            label(answer, line);
        }
    }

    private void label(Answer answer, long line) {
        if (sink.wants(TableKind.LABELS)) {
            labels.set("item", answer.item())
                    .set("label", answer.label())
                    .set("annotator", answer.annotator())
                    .set("confidence", answer.confidence())
                    .set("time", answer.time())
                    .end(line);
        }
    }

    /** A person's answer in a format that does not mark truth: gold too where the workflow says that the file is it. */
    public void answerOrTruth(Answer answer, long line) {
        answer(answer, line);
        if (answer.verdict() == Answer.Verdict.ANSWER && !answer.model()) {
            truth(answer.item(), answer.label(), line);
        }
    }

    /**
     * The label of an item in a data set of one label per item, whoever gave it: a row of each of the tables that the
     * workflow asks for.
     */
    public void given(Answer answer, long line) {
        answer(answer, line);
        if (answer.model() && answer.verdict() == Answer.Verdict.ANSWER) {
            label(answer, line);
        }
        truth(answer.item(), answer.label(), line);
    }

    /** The true label of an item. */
    public void truth(String item, @Nullable String label, long line) {
        if (sink.wants(TableKind.GOLD) && label != null) {
            gold.set("item", item).set("label", label).end(line);
        }
    }

    /** Refuses a part of a record. */
    public void bad(long line, String reason, String text) {
        sink.bad(line, 0, reason, text.length() > 200 ? cut(text) : text);
    }

    private static String cut(String text) {
        int length = Character.isHighSurrogate(text.charAt(199)) ? 199 : 200;
        return text.substring(0, length);
    }
}
