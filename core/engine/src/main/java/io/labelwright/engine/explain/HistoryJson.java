package io.labelwright.engine.explain;

import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.database.Answer;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.math.number.Decimal;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The history of an item as the JSON that {@code explain --json} prints. Rows have all fixed columns of their table,
 * null where a cell is missing; then, where there are any, the other columns as {@code fields}, {@code probabilities}
 * by class, and as {@code from} what is known of the row's origin: {@code file}, {@code line}, {@code author},
 * {@code fixed}.
 */
public final class HistoryJson {

    private final JsonGenerator json;

    private HistoryJson(JsonGenerator json) {
        this.json = json;
    }

    /** The whole history as one object. */
    public static String print(ItemHistory history) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new HistoryJson(json).write(history);
        }
        return SafeText.json(text.toString());
    }

    private void write(ItemHistory history) {
        json.writeStartObject();
        json.writeStringProperty("item", history.item());
        json.writeStringProperty("run", history.run().id());
        json.writeStringProperty("workflow", history.run().workflow());
        json.writeStringProperty("status", history.run().status());
        json.writeStringProperty(
                "started",
                history.run().started() == null ? null : history.run().started().toString());
        json.writeArrayPropertyStart("newer_runs");
        history.newerRuns().forEach(json::writeString);
        json.writeEndArray();
        json.writeName("label");
        ItemRow label = history.lastLabel();
        if (label == null) {
            json.writeNull();
        } else {
            row(TableKind.LABELS, label);
        }
        json.writeArrayPropertyStart("stages");
        history.stages().forEach(this::stage);
        json.writeEndArray();
        json.writeArrayPropertyStart("answers");
        history.answers().forEach(this::answer);
        json.writeEndArray();
        json.writeArrayPropertyStart("losses");
        for (Loss loss : history.losses()) {
            json.writeStartObject();
            json.writeStringProperty("stage", loss.stage().isEmpty() ? null : loss.stage());
            json.writeStringProperty("what", loss.what());
            json.writeStringProperty("why", loss.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void stage(StageTrace trace) {
        json.writeStartObject();
        json.writeStringProperty("id", trace.stage().id());
        json.writeStringProperty("uses", trace.stage().uses());
        json.writeName("version");
        if (trace.version() == 0) {
            json.writeNull();
        } else {
            json.writeNumber(trace.version());
        }
        json.writeStringProperty("status", trace.stage().status());
        json.writeStringProperty("reason", trace.stage().reason());
        json.writeArrayPropertyStart("reads");
        for (StageRecord.Read read : trace.reads()) {
            json.writeStartObject();
            json.writeStringProperty("stage", read.stage());
            json.writeStringProperty("table", read.table().word());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("before");
        trace.before().forEach((kind, rows) -> {
            json.writeArrayPropertyStart(kind.word());
            rows.forEach(seen -> row(kind, seen.row(), Map.of("stage", seen.stage())));
            json.writeEndArray();
        });
        json.writeEndObject();
        json.writeArrayPropertyStart("voices");
        trace.voices().forEach(this::voice);
        json.writeEndArray();
        json.writeObjectPropertyStart("tables");
        trace.tables().forEach((kind, rows) -> rows(kind.word(), kind, rows));
        json.writeEndObject();
        json.writeArrayPropertyStart("exports");
        trace.exports().forEach(this::export);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void voice(Voice voice) {
        json.writeStartObject();
        json.writeStringProperty("annotator", voice.annotator());
        json.writeStringProperty("label", voice.label());
        json.writeStringProperty("stage", voice.stage());
        json.writeBooleanProperty("fixed", voice.fixed());
        json.writeName("reliability");
        if (voice.reliability() == null) {
            json.writeNull();
        } else {
            row(TableKind.ANNOTATORS, voice.reliability());
        }
        json.writeObjectPropertyStart("likelihoods");
        voice.likelihoods().forEach((label, value) -> number(label, value));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void export(ExportTrace export) {
        json.writeStartObject();
        json.writeStringProperty("path", export.export().path());
        json.writeStringProperty(
                "table", export.table() == null ? null : export.table().word());
        json.writeStringProperty("where", export.where());
        json.writeName("holds");
        if (export.unknown() == null) {
            json.writeBoolean(export.holds());
        } else {
            json.writeNull();
        }
        json.writeStringProperty("unknown", export.unknown());
        rows("rows", export.table() == null ? TableKind.ITEMS : export.table(), export.rows());
        json.writeEndObject();
    }

    private void answer(Answer answer) {
        json.writeStartObject();
        json.writeNumberProperty("number", answer.number());
        json.writeStringProperty("stage", answer.stage());
        json.writeNumberProperty("round", answer.round());
        json.writeStringProperty("annotator", answer.annotator());
        json.writeStringProperty("label", answer.label());
        json.writeStringProperty("verdict", answer.verdict());
        json.writeStringProperty("note", answer.note());
        json.writeStringProperty("time", answer.time().toString());
        json.writeStringProperty("guidelines", answer.guidelines());
        json.writeName("corrects");
        if (answer.corrects() == 0) {
            json.writeNull();
        } else {
            json.writeNumber(answer.corrects());
        }
        json.writeEndObject();
    }

    private void rows(String name, TableKind kind, List<ItemRow> rows) {
        json.writeArrayPropertyStart(name);
        rows.forEach(row -> row(kind, row));
        json.writeEndArray();
    }

    private void row(TableKind kind, ItemRow row) {
        row(kind, row, Map.of());
    }

    private void row(TableKind kind, ItemRow row, Map<String, String> first) {
        json.writeStartObject();
        first.forEach(json::writeStringProperty);
        for (ColumnSpec column : kind.columns()) {
            value(column.name(), row.cells().get(column.name()));
        }
        Map<String, Object> fields = row.own(kind);
        if (!fields.isEmpty()) {
            json.writeObjectPropertyStart("fields");
            fields.forEach(this::value);
            json.writeEndObject();
        }
        if (!row.probabilities().isEmpty()) {
            json.writeObjectPropertyStart("probabilities");
            row.probabilities().forEach(this::number);
            json.writeEndObject();
        }
        if (!row.hidden().isEmpty()) {
            json.writeObjectPropertyStart("from");
            row.hidden().forEach(this::value);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void value(String name, @Nullable Object value) {
        if (value instanceof Double number) {
            number(name, number);
        } else if (value instanceof Long number) {
            json.writeNumberProperty(name, number);
        } else if (value instanceof Boolean flag) {
            json.writeBooleanProperty(name, flag);
        } else {
            json.writeStringProperty(name, value == null ? null : value.toString());
        }
    }

    private void number(String name, double value) {
        if (Double.isFinite(value)) {
            json.writeName(name);
            json.writeNumber(Decimal.print(value));
        } else {
            json.writeNullProperty(name);
        }
    }
}
