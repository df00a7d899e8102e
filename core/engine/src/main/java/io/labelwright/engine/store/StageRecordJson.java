package io.labelwright.engine.store;

import io.labelwright.engine.store.StageRecord.Export;
import io.labelwright.engine.store.StageRecord.Output;
import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.spi.problem.ErrorCode;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.Severity;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Stage records as JSON. Written and read token by token: no data binding to load for a resume that takes moments. */
final class StageRecordJson {

    private static final JsonFactory JSON = new JsonFactory();

    private StageRecordJson() {}

    static String write(StageRecord stage) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("stage", stage.stage());
            json.writeStringProperty("strategy", stage.strategy());
            json.writeNumberProperty("version", stage.version());
            json.writeStringProperty("config", stage.config());
            json.writeObjectPropertyStart("causes");
            stage.causes().forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeArrayPropertyStart("outputs");
            stage.outputs().forEach(output -> write(output, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("exports");
            stage.exports().forEach(export -> write(export, json));
            json.writeEndArray();
            json.writeObjectPropertyStart("counts");
            stage.counts().forEach((name, count) -> json.writeNumberProperty(name, count.longValue()));
            json.writeEndObject();
            json.writeObjectPropertyStart("facts");
            stage.facts().forEach((name, value) -> json.writeNumberProperty(name, value.doubleValue()));
            json.writeEndObject();
            json.writeArrayPropertyStart("problems");
            stage.problems().forEach(problem -> write(problem, json));
            json.writeEndArray();
            json.writeNumberProperty("seconds", stage.seconds());
            json.writeEndObject();
        }
        return text.toString();
    }

    static void write(Output output, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("table", output.table().word());
        json.writeStringProperty("sha256", output.sha256());
        json.writeNumberProperty("rows", output.rows());
        if (output.items() != null) {
            json.writeStringProperty("items", output.items());
        }
        json.writeEndObject();
    }

    static void write(Export export, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("path", export.path());
        json.writeNumberProperty("rows", export.rows());
        json.writeStringProperty("sha256", export.sha256());
        json.writeEndObject();
    }

    static void write(Problem problem, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("severity", problem.severity().word());
        json.writeStringProperty("code", problem.code().code());
        json.writeStringProperty("kind", problem.code().kind().name());
        if (problem.place() != null) {
            json.writeStringProperty("file", problem.place().file());
            json.writeNumberProperty("line", problem.place().line());
            json.writeNumberProperty("column", problem.place().column());
        }
        json.writeStringProperty("message", problem.message());
        if (problem.hint() != null) {
            json.writeStringProperty("hint", problem.hint());
        }
        json.writeEndObject();
    }

    /** Reads a record; keys that it does not know, which a later version may have written, are passed over. */
    static StageRecord read(String text) throws CorruptFileException {
        return JsonObject.parse(
                text,
                "stage",
                fields -> new StageRecord(
                        fields.text("stage"),
                        fields.text("strategy"),
                        Math.toIntExact(fields.integer("version")),
                        fields.text("config"),
                        fields.texts("causes"),
                        outputs(fields.objects("outputs")),
                        exports(fields.objects("exports")),
                        fields.integers("counts"),
                        fields.numbers("facts"),
                        problems(fields.objects("problems")),
                        fields.number("seconds")));
    }

    static List<Output> outputs(List<JsonObject> objects) {
        var outputs = new ArrayList<Output>();
        for (JsonObject object : objects) {
            String word = object.text("table");
            TableKind table = TableKind.ofWord(word)
                    .orElseThrow(() -> new IllegalArgumentException("there is no table '" + word + "'"));
            outputs.add(new Output(table, object.text("sha256"), object.integer("rows"), object.textOrNull("items")));
        }
        return outputs;
    }

    static List<Export> exports(List<JsonObject> objects) {
        var exports = new ArrayList<Export>();
        for (JsonObject object : objects) {
            exports.add(new Export(object.text("path"), object.integer("rows"), object.text("sha256")));
        }
        return exports;
    }

    static List<Problem> problems(List<JsonObject> objects) {
        var problems = new ArrayList<Problem>();
        for (JsonObject object : objects) {
            String file = object.textOrNull("file");
            Place place = file == null ? null : new Place(file, number(object, "line"), number(object, "column"));
            problems.add(new Problem(
                    Severity.valueOf(object.text("severity").toUpperCase(Locale.ROOT)),
                    code(
                            object.text("code"),
                            ErrorCode.Kind.valueOf(Objects.requireNonNullElse(object.textOrNull("kind"), "USER"))),
                    place,
                    object.text("message"),
                    object.textOrNull("hint")));
        }
        return problems;
    }

    /** Lines and columns count from 1; 0 stands for one that is not known. */
    private static int number(JsonObject object, String name) {
        return object.has(name) ? Math.toIntExact(object.integer(name)) : 0;
    }

    private static ErrorCode code(String code, ErrorCode.Kind kind) {
        for (StandardError standard : StandardError.values()) {
            if (standard.code().equals(code)) {
                return standard;
            }
        }
        return new PluginCode(code, kind);
    }

    /** A code of a plug-in, which need not be loaded to show what it once said. */
    private record PluginCode(String code, ErrorCode.Kind kind) implements ErrorCode {}
}
