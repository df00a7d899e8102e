package io.labelwright.platforms.prodigy;

import io.labelwright.math.number.Decimal;
import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonLines;
import io.labelwright.platforms.record.ExportChecks;
import io.labelwright.platforms.record.FieldValues;
import io.labelwright.platforms.record.ItemView;
import io.labelwright.platforms.record.RowIds;
import io.labelwright.platforms.record.RowsByItem;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code export/prodigy}: in the order of the items a line per row of the table, and, without {@code where}, a task to
 * be done for each item that has none.
 */
final class ProdigySink implements Sink {

    private static final String ID = "export/prodigy";
    private static final Set<String> TAKEN = Set.of(
            "label", "accept", "spans", "user_input", "answer", "options", "score", "priority", "flagged", "meta");
    private static final Map<String, String> ANSWERS = Map.of("answer", "accept", "reject", "reject", "skip", "ignore");

    private final ProdigyExportConfig config;

    ProdigySink(ProdigyExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var items = new ItemView(in.items());
        items.fields().forEach(field -> ExportChecks.checkKey(ID, field, TAKEN));
        var fields = new FieldValues(ID, items, config.jsonFields());
        var rows = new RowsByItem(table, items.ids());
        var lines = new JsonLines(out.stream());
        int text = items.find("text");
        for (int item = 0; item < items.size(); item++) {
            int answers = 0;
            int count = table.kind() == TableKind.ITEMS ? 0 : rows.count(item);
            for (int r = 0; r < count; r++) {
                String label = rows.text(item, r, "label");
                String verdict = verdict(table, rows, item, r, items.id(item));
                if (label == null && verdict.equals("answer")) {
                    continue;
                }
                answers++;
                begin(lines, fields, item);
                if (label != null) {
                    label(lines, label, in.schema(), items.field(item, text));
                }
                lines.text("answer", String.valueOf(ANSWERS.get(verdict)));
                if (table.kind() == TableKind.ANNOTATIONS) {
                    author(lines, rows.text(item, r, "annotator"), rows.text(item, r, "time"));
                }
                lines.end();
            }
            if (answers == 0 && (config.options().where() == null || rows.count(item) > 0)) {
                begin(lines, fields, item);
                lines.end();
            }
        }
        lines.flush();
    }

    private static String verdict(Table table, RowsByItem rows, int item, int row, String id) {
        if (table.kind() != TableKind.ANNOTATIONS) {
            return "answer";
        }
        String verdict = rows.text(item, row, "verdict");
        ExportChecks.checkVerdict(ID, id, rows.text(item, row, "annotator"), verdict, Set.of("reject", "skip"));
        return verdict == null ? "answer" : verdict;
    }

    private static void begin(JsonLines lines, FieldValues fields, int item) {
        lines.text(RowIds.ITEM_KEY, fields.items().id(item));
        fields.write(lines, item);
    }

    private static void author(JsonLines lines, @Nullable String annotator, @Nullable String time) {
        if (annotator != null) {
            lines.text("_annotator_id", annotator).text("_session_id", annotator);
        }
        if (time != null) {
            boolean seconds = time.matches("0|[1-9][0-9]{0,17}");
            lines.json("_timestamp", seconds ? new Json.Numeral(time) : new Json.Text(time));
        }
    }

    private static void label(JsonLines lines, String label, LabelSchema schema, @Nullable String text) {
        switch (schema.task()) {
            case SPANS -> lines.raw(ProdigyLabels.SPANS, spans(LabelText.spans(label), text));
            case BOXES -> lines.raw(ProdigyLabels.SPANS, boxes(LabelText.boxes(label)));
            case TEXT -> lines.text(ProdigyLabels.INPUT, label);
            case MULTI_LABEL -> {
                List<String> chosen = LabelText.classes(label);
                lines.raw("options", options(schema, chosen));
                lines.raw(ProdigyLabels.ACCEPT, LabelText.classes(chosen));
            }
            default -> lines.text(ProdigyLabels.LABEL, label);
        }
    }

    /** The classes, and those that were chosen beside them. */
    private static String options(LabelSchema schema, Collection<String> chosen) {
        Set<String> names = new LinkedHashSet<>();
        schema.classes().stream().map(LabelClass::name).forEach(names::add);
        names.addAll(chosen);
        return new Json.Elements(names.stream()
                        .<Json>map(name -> {
                            var option = new java.util.LinkedHashMap<String, Json>();
                            option.put("id", new Json.Text(name));
                            option.put("text", new Json.Text(name));
                            return new Json.Members(option);
                        })
                        .toList())
                .compact();
    }

    private static String spans(List<Span> spans, @Nullable String text) {
        var json = new StringBuilder("[");
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        for (Span span : spans) {
            json.append(json.length() > 1 ? "," : "");
            json.append("{\"start\":").append(span.start()).append(",\"end\":").append(span.end());
            if (text != null && span.end() <= length) {
                int from = text.offsetByCodePoints(0, span.start());
                int to = text.offsetByCodePoints(from, span.end() - span.start());
                json.append(",\"text\":");
                new Json.Text(text.substring(from, to)).print(json);
            }
            json.append(",\"label\":");
            new Json.Text(span.label()).print(json);
            json.append('}');
        }
        return json.append(']').toString();
    }

    private static String boxes(List<Box> boxes) {
        var json = new StringBuilder("[");
        for (Box box : boxes) {
            json.append(json.length() > 1 ? "," : "").append("{\"type\":\"rect\",\"x\":");
            Decimal.append(json, box.x()).append(",\"y\":");
            Decimal.append(json, box.y()).append(",\"width\":");
            Decimal.append(json, box.width()).append(",\"height\":");
            Decimal.append(json, box.height()).append(",\"points\":[");
            corner(json, box.x(), box.y()).append(',');
            corner(json, box.x(), box.y() + box.height()).append(',');
            corner(json, box.x() + box.width(), box.y() + box.height()).append(',');
            corner(json, box.x() + box.width(), box.y()).append("],\"label\":");
            new Json.Text(box.label()).print(json);
            json.append('}');
        }
        return json.append(']').toString();
    }

    private static StringBuilder corner(StringBuilder json, double x, double y) {
        json.append('[');
        Decimal.append(json, x).append(',');
        return Decimal.append(json, y).append(']');
    }
}
