package io.labelwright.engine.run;

import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.RunStage;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.StoreOwner;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Records of runs as the JSON that {@code runs --json} prints. */
public final class RunsJson {

    private RunsJson() {}

    /** All runs, in short. */
    public static String list(List<RunRecord> runs) {
        return object(json -> {
            json.writeArrayPropertyStart("runs");
            for (RunRecord run : runs) {
                json.writeStartObject();
                head(json, run);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** One run: what {@code run --json} printed, and what else is known of it. */
    public static String run(RunRecord run) {
        return object(json -> {
            head(json, run);
            json.writeArrayPropertyStart("stages");
            run.stages().forEach(stage -> stage(json, stage));
            json.writeEndArray();
            json.writeArrayPropertyStart("outputs");
            run.outputs().forEach(export -> export(json, export));
            json.writeEndArray();
            json.writeArrayPropertyStart("problems");
            for (Problem problem : run.problems()) {
                RunJson.problem(json, problem);
            }
            json.writeEndArray();
            json.writeStringProperty("workflow_sha256", run.workflowSha256());
            json.writeObjectPropertyStart("plugins");
            run.jars().forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeStringProperty("labels", run.labels());
            json.writeStringProperty("resolved", run.resolved());
        });
    }

    /** What differs between two runs. */
    public static String difference(RunDifference difference) {
        return object(json -> {
            json.writeStringProperty("before", difference.before());
            json.writeStringProperty("after", difference.after());
            json.writeNumberProperty("same", difference.same());
            json.writeNumberProperty("changed", difference.labels().size());
            json.writeArrayPropertyStart("confusion");
            for (RunDifference.Change change : difference.confusion()) {
                json.writeStartObject();
                json.writeStringProperty("before", change.before());
                json.writeStringProperty("after", change.after());
                json.writeNumberProperty("items", change.items());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("labels");
            for (RunDifference.Label label : difference.labels()) {
                json.writeStartObject();
                json.writeStringProperty("item", label.item());
                json.writeStringProperty("before", label.before());
                json.writeStringProperty("after", label.after());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("stages");
            for (RunDifference.StageChange stage : difference.stages()) {
                json.writeStartObject();
                json.writeStringProperty("id", stage.stage());
                json.writeStringProperty("reason", stage.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static String object(Consumer<JsonGenerator> fields) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return SafeText.json(text.toString());
    }

    static void head(JsonGenerator json, RunRecord run) {
        json.writeStringProperty("run", run.id());
        json.writeStringProperty("workflow", run.workflow());
        json.writeStringProperty("status", run.status());
        json.writeStringProperty(
                "started", run.started() == null ? null : run.started().toString());
        json.writeStringProperty(
                "ended", run.ended() == null ? null : run.ended().toString());
        StoreOwner owner = run.owner();
        if (owner == null) {
            json.writeNullProperty("owner");
        } else {
            json.writeObjectPropertyStart("owner");
            json.writeNumberProperty("pid", owner.pid());
            json.writeStringProperty("started", owner.started().toString());
            json.writeStringProperty("host", owner.host());
            json.writeEndObject();
        }
        numbers(json, "counts", run.counts());
    }

    private static void stage(JsonGenerator json, RunStage stage) {
        json.writeStartObject();
        json.writeStringProperty("id", stage.id());
        json.writeStringProperty("uses", stage.uses());
        json.writeStringProperty("status", stage.status());
        json.writeStringProperty("reason", stage.reason());
        json.writeNumberProperty("seconds", Math.round(stage.seconds() * 1000) / 1000.0);
        numbers(json, "counts", stage.counts());
        json.writeObjectPropertyStart("facts");
        stage.facts().forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeStringProperty("key", stage.key());
        json.writeArrayPropertyStart("tables");
        for (StageRecord.Output output : stage.outputs()) {
            json.writeStartObject();
            json.writeStringProperty("table", output.table().word());
            json.writeNumberProperty("rows", output.rows());
            json.writeStringProperty("sha256", output.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void export(JsonGenerator json, StageRecord.Export export) {
        json.writeStartObject();
        json.writeStringProperty("path", export.path());
        json.writeNumberProperty("rows", export.rows());
        json.writeStringProperty("sha256", export.sha256());
        json.writeEndObject();
    }

    static void numbers(JsonGenerator json, String name, Map<String, Long> counts) {
        json.writeObjectPropertyStart(name);
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }
}
