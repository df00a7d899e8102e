package io.labelwright.platforms.labelstudio;

import io.labelwright.math.number.Decimal;
import io.labelwright.platforms.json.JsonRecords;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.AnnotatorKinds;
import io.labelwright.platforms.record.FieldKeys;
import io.labelwright.platforms.record.ItemView;
import io.labelwright.platforms.record.RowsByItem;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * {@code export/label-studio}: one task per item, in the order of the items. Without {@code where} all items are
 * written, those without an answer too; with it those that have a row.
 */
final class LabelStudioSink implements Sink {

    private static final String META = "meta.";
    private static final String PROBABILITY = "p:";

    private final LabelStudioExportConfig config;

    LabelStudioSink(LabelStudioExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var items = new ItemView(in.items());
        var rows = new RowsByItem(table, items.ids());
        var results = new ResultWriter(config, in.schema(), items);
        Set<String> machines =
                table.kind() == TableKind.ANNOTATIONS ? AnnotatorKinds.machines(in.table(table.kind())) : Set.of();
        int[] chosen = IntStream.range(0, items.size())
                .filter(item -> config.options().where() == null || rows.count(item) > 0)
                .toArray();
        boolean numbers = IntStream.of(chosen).allMatch(item -> isNumber(items.id(item)));
        try (JsonGenerator json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out.stream(), JsonEncoding.UTF8)) {
            json.writeStartArray();
            for (int i = 0; i < chosen.length; i++) {
                json.writeRaw("\n");
                results.nextTask();
                json.writeStartObject();
                json.writeNumberProperty("id", numbers ? Integer.parseInt(items.id(chosen[i])) : i + 1);
                data(json, items, chosen[i]);
                switch (table.kind()) {
                    case ANNOTATIONS -> annotations(json, rows, chosen[i], results, machines, items);
                    case GOLD -> gold(json, rows, chosen[i], results);
                    case LABELS -> labels(json, rows, chosen[i], results);
                    case PREDICTIONS -> predictions(json, rows, chosen[i], results, table);
                    default -> {}
                }
                json.writeEndObject();
            }
            json.writeRaw("\n");
            json.writeEndArray();
        }
    }

    private static boolean isNumber(String id) {
        return id.matches("0|[1-9][0-9]{0,8}");
    }

    private void data(JsonGenerator json, ItemView items, int item) {
        json.writeObjectPropertyStart("data");
        json.writeStringProperty(LabelStudioSource.ITEM_KEY, items.id(item));
        boolean meta = false;
        for (int f = 0; f < items.fields().size(); f++) {
            String name = items.fields().get(f);
            if (name.startsWith(META)) {
                meta = true;
            } else {
                field(json, FieldKeys.key(name), name, items, item, f);
            }
        }
        json.writeEndObject();
        if (meta) {
            json.writeObjectPropertyStart("meta");
            for (int f = 0; f < items.fields().size(); f++) {
                String name = items.fields().get(f);
                if (name.startsWith(META)) {
                    field(json, name.substring(META.length()), name, items, item, f);
                }
            }
            json.writeEndObject();
        }
    }

    private void field(JsonGenerator json, String key, String name, ItemView items, int item, int f) {
        String value = items.field(item, f);
        if (value == null) {
            return;
        }
        if (!config.jsonFields().contains(name)) {
            json.writeStringProperty(key, value);
            return;
        }
        try {
            String compact = JsonRecords.parse(value).compact();
            json.writeName(key);
            json.writeRawValue(compact);
        } catch (Refusal e) {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    null,
                    "export/label-studio: field '" + name + "' of item '" + items.id(item) + "' is no JSON: "
                            + e.reason(),
                    "leave it out of json_fields");
        }
    }

    private void annotations(
            JsonGenerator json, RowsByItem rows, int item, ResultWriter results, Set<String> machines, ItemView items) {
        json.writeArrayPropertyStart("annotations");
        for (int r = 0; r < rows.count(item); r++) {
            String annotator = rows.text(item, r, "annotator");
            String verdict = rows.text(item, r, "verdict");
            if (verdict != null && !verdict.equals("answer") && !verdict.equals("skip")) {
                throw new LabelingException(
                        StandardError.BAD_ROW,
                        null,
                        "export/label-studio: item '" + items.id(item) + "' has an answer of '" + annotator
                                + "' with the verdict " + verdict + ", which Label Studio has no place for",
                        "leave such answers out: where: verdict == 'answer' || verdict == 'skip'");
            }
            if (annotator == null || !machines.contains(annotator)) {
                annotation(
                        json,
                        item,
                        rows.text(item, r, "label"),
                        annotator,
                        rows.text(item, r, "time"),
                        "skip".equals(verdict),
                        false,
                        results);
            }
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("predictions");
        for (int r = 0; r < rows.count(item); r++) {
            String annotator = rows.text(item, r, "annotator");
            if (annotator != null && machines.contains(annotator)) {
                prediction(
                        json,
                        item,
                        rows.text(item, r, "label"),
                        annotator,
                        rows.number(item, r, "confidence"),
                        rows.text(item, r, "time"),
                        results);
            }
        }
        json.writeEndArray();
    }

    private void gold(JsonGenerator json, RowsByItem rows, int item, ResultWriter results) {
        json.writeArrayPropertyStart("annotations");
        for (int r = 0; r < rows.count(item); r++) {
            annotation(json, item, rows.text(item, r, "label"), null, null, false, true, results);
        }
        json.writeEndArray();
    }

    private void labels(JsonGenerator json, RowsByItem rows, int item, ResultWriter results) {
        boolean predictions = config.labelsAs() == LabelStudioExportConfig.LabelsAs.PREDICTIONS;
        json.writeArrayPropertyStart(predictions ? "predictions" : "annotations");
        for (int r = 0; r < rows.count(item); r++) {
            String label = rows.text(item, r, "label");
            if (label == null) {
                continue;
            }
            if (predictions) {
                String source = rows.text(item, r, "source");
                prediction(json, item, label, source, rows.number(item, r, "confidence"), null, results);
            } else {
                annotation(json, item, label, null, null, false, false, results);
            }
        }
        json.writeEndArray();
    }

    private void predictions(JsonGenerator json, RowsByItem rows, int item, ResultWriter results, Table table) {
        json.writeArrayPropertyStart("predictions");
        List<String> columns = table.columns().stream()
                .map(ColumnSpec::name)
                .filter(name -> name.startsWith(PROBABILITY))
                .toList();
        for (int r = 0; r < rows.count(item); r++) {
            String best = null;
            double highest = Double.NEGATIVE_INFINITY;
            for (String column : columns) {
                double share = rows.number(item, r, column);
                if (share > highest) {
                    highest = share;
                    best = column.substring(PROBABILITY.length());
                }
            }
            if (best != null) {
                prediction(json, item, best, rows.text(item, r, "model"), highest, null, results);
            }
        }
        json.writeEndArray();
    }

    private static void annotation(
            JsonGenerator json,
            int item,
            @Nullable String label,
            @Nullable String annotator,
            @Nullable String time,
            boolean cancelled,
            boolean truth,
            ResultWriter results) {
        json.writeStartObject();
        if (annotator != null) {
            if (isNumber(annotator)) {
                json.writeNumberProperty("completed_by", Integer.parseInt(annotator));
            } else {
                json.writeObjectPropertyStart("completed_by");
                json.writeStringProperty("email", annotator);
                json.writeEndObject();
            }
        }
        json.writeBooleanProperty("was_cancelled", cancelled);
        json.writeBooleanProperty("ground_truth", truth);
        times(json, time);
        results.write(json, item, label);
        json.writeEndObject();
    }

    private static void prediction(
            JsonGenerator json,
            int item,
            @Nullable String label,
            @Nullable String model,
            double score,
            @Nullable String time,
            ResultWriter results) {
        json.writeStartObject();
        if (model != null) {
            json.writeStringProperty("model_version", model);
        }
        if (!Double.isNaN(score)) {
            json.writeName("score");
            json.writeNumber(Decimal.print(score));
        }
        times(json, time);
        results.write(json, item, label);
        json.writeEndObject();
    }

    private static void times(JsonGenerator json, @Nullable String time) {
        if (time != null) {
            json.writeStringProperty("created_at", time);
            json.writeStringProperty("updated_at", time);
        }
    }
}
