package io.labelwright.platforms.doccano;

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
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code export/doccano}: a line per item in the order of the items, or a line per answer for {@code table:
 * annotations}. Without {@code where} items without a label are written too.
 */
final class DoccanoSink implements Sink {

    private final DoccanoExportConfig config;

    DoccanoSink(DoccanoExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var items = new ItemView(in.items());
        var rows = new RowsByItem(table, items.ids());
        var taken = new HashSet<>(List.of("label", "labels", "entities", "cats", "annotations", "meta"));
        taken.add(config.labelKey());
        items.fields().forEach(field -> ExportChecks.checkKey("export/doccano", field, taken));
        var fields = new FieldValues("export/doccano", items, List.of());
        var lines = new JsonLines(out.stream());
        boolean answers = table.kind() == TableKind.ANNOTATIONS;
        for (int item = 0; item < items.size(); item++) {
            int count = table.kind() == TableKind.ITEMS ? 0 : rows.count(item);
            for (int r = 0; r < count; r++) {
                String annotator = answers ? rows.text(item, r, "annotator") : null;
                String verdict = answers ? rows.text(item, r, "verdict") : null;
                ExportChecks.checkVerdict("export/doccano", items.id(item), annotator, verdict, Set.of());
                item(lines, fields, item);
                if (annotator != null) {
                    lines.text(DoccanoSource.ANNOTATOR_KEY, annotator);
                }
                String label = rows.text(item, r, "label");
                if (label != null) {
                    lines.raw(config.labelKey(), label(label, in.schema().task()));
                }
                lines.end();
            }
            if (count == 0 && (config.options().where() == null || rows.count(item) > 0)) {
                item(lines, fields, item);
                lines.end();
            }
        }
        lines.flush();
    }

    private static void item(JsonLines lines, FieldValues fields, int item) {
        lines.text(RowIds.ITEM_KEY, fields.items().id(item));
        fields.write(lines, item);
    }

    private static String label(String label, Task task) {
        if (task == Task.SPANS) {
            var text = new StringBuilder("[");
            String separator = "";
            for (Span span : LabelText.spans(label)) {
                text.append(separator)
                        .append('[')
                        .append(span.start())
                        .append(',')
                        .append(span.end())
                        .append(',');
                new Json.Text(span.label()).print(text);
                text.append(']');
                separator = ",";
            }
            return text.append(']').toString();
        }
        return task == Task.MULTI_LABEL
                ? LabelText.classes(LabelText.classes(label))
                : LabelText.classes(List.of(label));
    }
}
