package io.labelwright.engine.store;

import io.labelwright.engine.store.file.CorruptFileException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Records of runs as JSON: the run, and each of its stages, on their own. */
final class RunRecordJson {

    private static final JsonFactory JSON = new JsonFactory();

    private RunRecordJson() {}

    static String write(RunRecord run) {
        return object(json -> {
            json.writeStringProperty("run", run.id());
            json.writeStringProperty("workflow", run.workflow());
            json.writeStringProperty("status", run.status());
            text(json, "started", run.started());
            text(json, "ended", run.ended());
            StoreOwner owner = run.owner();
            text(json, "owner", owner == null ? null : owner.line().strip());
            json.writeStringProperty("workflow_sha256", run.workflowSha256());
            json.writeObjectPropertyStart("jars");
            run.jars().forEach(json::writeStringProperty);
            json.writeEndObject();
            counts(json, run.counts());
            json.writeArrayPropertyStart("outputs");
            run.outputs().forEach(export -> StageRecordJson.write(export, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("problems");
            run.problems().forEach(problem -> StageRecordJson.write(problem, json));
            json.writeEndArray();
            text(json, "labels", run.labels());
            json.writeStringProperty("resolved", run.resolved());
        });
    }

    static String write(RunStage stage) {
        return object(json -> {
            json.writeStringProperty("id", stage.id());
            json.writeStringProperty("uses", stage.uses());
            json.writeStringProperty("status", stage.status());
            json.writeStringProperty("reason", stage.reason());
            json.writeNumberProperty("seconds", stage.seconds());
            json.writeStringProperty("key", stage.key());
            counts(json, stage.counts());
            json.writeObjectPropertyStart("facts");
            stage.facts().forEach((name, value) -> json.writeNumberProperty(name, value.doubleValue()));
            json.writeEndObject();
            json.writeArrayPropertyStart("tables");
            stage.outputs().forEach(output -> StageRecordJson.write(output, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("exports");
            stage.exports().forEach(export -> StageRecordJson.write(export, json));
            json.writeEndArray();
        });
    }

    private static String object(Consumer<JsonGenerator> fields) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void text(JsonGenerator json, String name, @Nullable Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    private static void counts(JsonGenerator json, Map<String, Long> counts) {
        json.writeObjectPropertyStart("counts");
        counts.forEach((name, count) -> json.writeNumberProperty(name, count.longValue()));
        json.writeEndObject();
    }

    /** Reads a run, also of the first version, which kept what {@code --json} printed. */
    static RunRecord read(String text, List<RunStage> stages) throws CorruptFileException {
        return JsonObject.parse(text, "run", fields -> {
            String owner = fields.textOrNull("owner");
            return new RunRecord(
                    fields.text("run"),
                    fields.text("workflow"),
                    fields.text("status"),
                    instant(fields, "started"),
                    instant(fields, "ended"),
                    owner == null ? null : StoreOwner.parse(owner).orElse(null),
                    or(fields.textOrNull("workflow_sha256")),
                    or(fields.textOrNull("resolved")),
                    fields.has("jars") ? fields.texts("jars") : Map.of(),
                    fields.has("stages") && stages.isEmpty()
                            ? fields.objects("stages").stream()
                                    .map(RunRecordJson::stage)
                                    .toList()
                            : stages,
                    fields.integers("counts"),
                    StageRecordJson.exports(fields.objects("outputs")),
                    StageRecordJson.problems(fields.objects("problems")),
                    fields.textOrNull("labels"));
        });
    }

    static RunStage readStage(String text) throws CorruptFileException {
        return JsonObject.parse(text, "stage of a run", RunRecordJson::stage);
    }

    private static RunStage stage(JsonObject fields) {
        return new RunStage(
                fields.text("id"),
                fields.text("uses"),
                fields.text("status"),
                fields.text("reason"),
                fields.number("seconds"),
                or(fields.textOrNull("key")),
                fields.integers("counts"),
                fields.numbers("facts"),
                fields.has("tables") ? StageRecordJson.outputs(fields.objects("tables")) : List.of(),
                fields.has("exports") ? StageRecordJson.exports(fields.objects("exports")) : List.of());
    }

    private static @Nullable Instant instant(JsonObject fields, String name) {
        String text = fields.textOrNull(name);
        return text == null ? null : Instant.parse(text);
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
