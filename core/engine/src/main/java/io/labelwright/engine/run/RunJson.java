package io.labelwright.engine.run;

import io.labelwright.engine.memory.MemoryEstimate;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The report of a run as the JSON that {@code --json} prints. */
public final class RunJson {

    private RunJson() {}

    /** One object on one line, without a line feed. */
    public static String print(RunReport report) {
        return print(report, null);
    }

    /** The same with the memory that the run would take. */
    public static String print(RunReport report, @Nullable MemoryEstimate memory) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("run", report.run());
            json.writeStringProperty("workflow", report.workflow());
            json.writeStringProperty("status", report.status().word());
            json.writeArrayPropertyStart("stages");
            for (StageReport stage : report.stages()) {
                json.writeStartObject();
                json.writeStringProperty("id", stage.id());
                json.writeStringProperty("uses", stage.uses());
                json.writeStringProperty("status", stage.status().word());
                json.writeStringProperty("reason", stage.reason());
                json.writeNumberProperty("seconds", Math.round(stage.seconds() * 1000) / 1000.0);
                counts(json, stage.counts());
                json.writeObjectPropertyStart("facts");
                stage.facts().forEach(json::writeNumberProperty);
                json.writeEndObject();
                if (memory != null && memory.stages().containsKey(stage.id())) {
                    json.writeNumberProperty("memory", memory.stages().get(stage.id()));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            counts(json, report.counts());
            if (memory != null) {
                memory(json, memory);
            }
            json.writeArrayPropertyStart("outputs");
            for (StageRecord.Export output : report.outputs()) {
                json.writeStartObject();
                json.writeStringProperty("path", output.path());
                json.writeNumberProperty("rows", output.rows());
                json.writeStringProperty("sha256", output.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("problems");
            for (Problem problem : report.problems()) {
                problem(json, problem);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return SafeText.json(text.toString());
    }

    private static void memory(JsonGenerator json, MemoryEstimate memory) {
        json.writeObjectPropertyStart("memory");
        json.writeNumberProperty("heap", memory.heap());
        json.writeNumberProperty("process", memory.process());
        json.writeNumberProperty("outside", memory.outside());
        json.writeArrayPropertyStart("stages");
        memory.most().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("unknown");
        memory.unknown().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, Map<String, Long> counts) {
        json.writeObjectPropertyStart("counts");
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    /** Lines and columns count from 1; 0 stands for one that is not known. */
    private static void number(JsonGenerator json, String name, int value) {
        if (value > 0) {
            json.writeNumberProperty(name, value);
        } else {
            json.writeNullProperty(name);
        }
    }

    /** A problem as all objects of {@code --json} show it. */
    public static void problem(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("code", problem.code().code());
        json.writeStringProperty("severity", problem.severity().word());
        Place place = problem.place();
        if (place == null) {
            json.writeNullProperty("file");
            json.writeNullProperty("line");
            json.writeNullProperty("column");
        } else {
            json.writeStringProperty("file", place.file());
            number(json, "line", place.line());
            number(json, "column", place.column());
        }
        json.writeStringProperty("message", problem.message());
        if (problem.hint() == null) {
            json.writeNullProperty("hint");
        } else {
            json.writeStringProperty("hint", problem.hint());
        }
        json.writeEndObject();
    }
}
