package io.labelwright.platforms.argilla;

import io.labelwright.files.text.Utf8Output;
import io.labelwright.math.number.Decimal;
import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.record.AnnotatorKinds;
import io.labelwright.platforms.record.ExportChecks;
import io.labelwright.platforms.record.FieldKeys;
import io.labelwright.platforms.record.FieldValues;
import io.labelwright.platforms.record.ItemView;
import io.labelwright.platforms.record.RowsByItem;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code export/argilla}: a record per item in the order of the items; without {@code where} those without an answer
 * too. A question of a record has any number of responses and one suggestion.
 */
final class ArgillaSink implements Sink {

    private static final String ID = "export/argilla";

    private final ArgillaExportConfig config;

    ArgillaSink(ArgillaExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var items = new ItemView(in.items());
        var values = new FieldValues(ID, items, config.jsonFields());
        var rows = new RowsByItem(table, items.ids());
        Set<String> machines =
                table.kind() == TableKind.ANNOTATIONS ? AnnotatorKinds.machines(in.table(table.kind())) : Set.of();
        var bytes = new Utf8Output(out.stream());
        String before = "[\n";
        for (int item = 0; item < items.size(); item++) {
            if (config.options().where() != null && rows.count(item) == 0) {
                continue;
            }
            Map<String, Json> record = record(values, item);
            if (table.kind() != TableKind.ITEMS) {
                answers(
                        record,
                        table,
                        rows,
                        item,
                        items.id(item),
                        machines,
                        in.schema().task());
            }
            put(bytes, before);
            put(bytes, new Json.Members(record).compact());
            before = ",\n";
        }
        put(bytes, before.startsWith("[") ? "[]\n" : "\n]\n");
        bytes.flush();
    }

    private static void put(Utf8Output bytes, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.put(utf8, 0, utf8.length);
    }

    private Map<String, Json> record(FieldValues values, int item) {
        ItemView items = values.items();
        Map<String, Json> fields = new LinkedHashMap<>();
        Map<String, Json> metadata = new LinkedHashMap<>();
        Map<String, Json> vectors = new LinkedHashMap<>();
        for (int f = 0; f < items.fields().size(); f++) {
            String value = items.field(item, f);
            if (value == null) {
                continue;
            }
            String name = items.fields().get(f);
            boolean vector = name.startsWith(ArgillaSource.VECTOR);
            Json written = vector || config.jsonFields().contains(name)
                    ? values.parsed(item, name, value)
                    : new Json.Text(value);
            if (vector) {
                vectors.put(name.substring(ArgillaSource.VECTOR.length()), written);
            } else if (name.startsWith(ArgillaSource.META)) {
                metadata.put(name.substring(ArgillaSource.META.length()), written);
            } else {
                boolean ours = name.startsWith("data." + ArgillaSource.VECTOR);
                fields.put(ours ? name.substring("data.".length()) : FieldKeys.key(name), written);
            }
        }
        Map<String, Json> record = new LinkedHashMap<>();
        record.put("id", new Json.Text(items.id(item)));
        record.put("fields", new Json.Members(fields));
        record.put("metadata", new Json.Members(metadata));
        record.put("vectors", new Json.Members(vectors));
        return record;
    }

    private void answers(
            Map<String, Json> record,
            Table table,
            RowsByItem rows,
            int item,
            String id,
            Set<String> machines,
            Task task) {
        var responses = new ArrayList<Json>();
        Json suggestion = null;
        for (int r = 0; r < rows.count(item); r++) {
            String label = rows.text(item, r, "label");
            boolean answers = table.kind() == TableKind.ANNOTATIONS;
            String annotator = answers ? rows.text(item, r, "annotator") : author(table, rows.text(item, r, "source"));
            String verdict = answers ? rows.text(item, r, "verdict") : null;
            ExportChecks.checkVerdict(ID, id, annotator, verdict, Set.of("skip"));
            if (label == null) {
                if (answers) {
                    throw problem(
                            id,
                            "has an answer of '" + annotator + "' without a label, which Argilla has no place " + "for",
                            "leave such answers out: where: verdict == 'answer'");
                }
                continue;
            }
            if (answers && (annotator == null || !machines.contains(annotator))) {
                responses.add(response(value(label, task), annotator, "skip".equals(verdict)));
            } else if (suggestion != null) {
                throw problem(
                        id,
                        "has answers of several models, and a question of a record has one suggestion",
                        "choose one: where: annotator == 'NAME'");
            } else {
                suggestion = suggestion(value(label, task), annotator, rows.number(item, r, "confidence"));
            }
        }
        record.put(
                "suggestions", new Json.Members(suggestion == null ? Map.of() : Map.of(config.question(), suggestion)));
        record.put(
                "responses",
                new Json.Members(
                        responses.isEmpty() ? Map.of() : Map.of(config.question(), new Json.Elements(responses))));
    }

    private static @Nullable String author(Table table, @Nullable String source) {
        return table.kind() == TableKind.GOLD ? "gold" : source;
    }

    private static Json response(Json value, @Nullable String annotator, boolean skipped) {
        Map<String, Json> response = new LinkedHashMap<>();
        response.put("value", value);
        if (annotator != null) {
            response.put("user_id", new Json.Text(annotator));
        }
        response.put("status", new Json.Text(skipped ? "discarded" : "submitted"));
        return new Json.Members(response);
    }

    private static Json suggestion(Json value, @Nullable String agent, double score) {
        Map<String, Json> suggestion = new LinkedHashMap<>();
        suggestion.put("value", value);
        suggestion.put("score", Double.isNaN(score) ? Json.Nothing.VALUE : new Json.Numeral(Decimal.print(score)));
        suggestion.put("agent", agent == null ? Json.Nothing.VALUE : new Json.Text(agent));
        return new Json.Members(suggestion);
    }

    private static Json value(String label, Task task) {
        return switch (task) {
            case MULTI_LABEL ->
                new Json.Elements(LabelText.classes(label).stream()
                        .<Json>map(Json.Text::new)
                        .toList());
            case NUMERIC -> new Json.Numeral(label);
            case SPANS -> spans(LabelText.spans(label));
            default -> new Json.Text(label);
        };
    }

    private static Json spans(List<Span> spans) {
        var elements = new ArrayList<Json>();
        for (Span span : spans) {
            Map<String, Json> element = new LinkedHashMap<>();
            element.put("start", new Json.Numeral(Integer.toString(span.start())));
            element.put("end", new Json.Numeral(Integer.toString(span.end())));
            element.put("label", new Json.Text(span.label()));
            elements.add(new Json.Members(element));
        }
        return new Json.Elements(elements);
    }

    private static LabelingException problem(String item, String what, @Nullable String hint) {
        return new LabelingException(StandardError.BAD_ROW, null, ID + ": item '" + item + "' " + what, hint);
    }
}
