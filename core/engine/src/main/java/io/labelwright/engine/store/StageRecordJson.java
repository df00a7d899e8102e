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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
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

    private static void write(Output output, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("table", output.table().word());
        json.writeStringProperty("sha256", output.sha256());
        json.writeNumberProperty("rows", output.rows());
        if (output.items() != null) {
            json.writeStringProperty("items", output.items());
        }
        json.writeEndObject();
    }

    private static void write(Export export, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("path", export.path());
        json.writeNumberProperty("rows", export.rows());
        json.writeStringProperty("sha256", export.sha256());
        json.writeEndObject();
    }

    private static void write(Problem problem, JsonGenerator json) {
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
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            var fields = new Fields(json);
            return new StageRecord(
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
                    fields.number("seconds"));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            throw new CorruptFileException("it is no record of a stage: " + e.getMessage());
        }
    }

    private static List<Output> outputs(List<Fields> objects) {
        var outputs = new ArrayList<Output>();
        for (Fields object : objects) {
            String word = object.text("table");
            TableKind table = TableKind.ofWord(word)
                    .orElseThrow(() -> new IllegalArgumentException("there is no table '" + word + "'"));
            outputs.add(new Output(table, object.text("sha256"), object.integer("rows"), object.textOrNull("items")));
        }
        return outputs;
    }

    private static List<Export> exports(List<Fields> objects) {
        var exports = new ArrayList<Export>();
        for (Fields object : objects) {
            exports.add(new Export(object.text("path"), object.integer("rows"), object.text("sha256")));
        }
        return exports;
    }

    private static List<Problem> problems(List<Fields> objects) {
        var problems = new ArrayList<Problem>();
        for (Fields object : objects) {
            String file = object.textOrNull("file");
            Place place = file == null
                    ? null
                    : new Place(
                            file, Math.toIntExact(object.integer("line")), Math.toIntExact(object.integer("column")));
            problems.add(new Problem(
                    Severity.valueOf(object.text("severity").toUpperCase(Locale.ROOT)),
                    code(object.text("code"), ErrorCode.Kind.valueOf(object.text("kind"))),
                    place,
                    object.text("message"),
                    object.textOrNull("hint")));
        }
        return problems;
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

    /** A JSON object; values are texts, numbers as their text, maps of texts, or lists of objects. */
    private static final class Fields {

        private final Map<String, Object> values = new LinkedHashMap<>();

        /** Reads the object at whose start the parser stands. */
        Fields(JsonParser json) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("an object was expected");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                switch (json.nextToken()) {
                    case START_ARRAY -> values.put(name, list(json));
                    case START_OBJECT -> values.put(name, new Fields(json));
                    default -> values.put(name, json.getString());
                }
            }
        }

        private static List<Fields> list(JsonParser json) {
            var list = new ArrayList<Fields>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    list.add(new Fields(json));
                } else {
                    json.skipChildren();
                }
            }
            return list;
        }

        @Nullable
        String textOrNull(String name) {
            return values.get(name) instanceof String text ? text : null;
        }

        String text(String name) {
            String text = textOrNull(name);
            if (text == null) {
                throw new IllegalArgumentException("there is no " + name);
            }
            return text;
        }

        long integer(String name) {
            return Long.parseLong(text(name));
        }

        double number(String name) {
            return Double.parseDouble(text(name));
        }

        List<Fields> objects(String name) {
            if (!(values.get(name) instanceof List<?> list)) {
                throw new IllegalArgumentException("there is no list " + name);
            }
            var objects = new ArrayList<Fields>();
            for (Object object : list) {
                if (object instanceof Fields fields) {
                    objects.add(fields);
                }
            }
            return objects;
        }

        Map<String, String> texts(String name) {
            Fields fields = object(name);
            var texts = new LinkedHashMap<String, String>();
            fields.values.keySet().forEach(key -> texts.put(key, fields.text(key)));
            return texts;
        }

        Map<String, Long> integers(String name) {
            Fields fields = object(name);
            var integers = new LinkedHashMap<String, Long>();
            fields.values.keySet().forEach(key -> integers.put(key, fields.integer(key)));
            return integers;
        }

        Map<String, Double> numbers(String name) {
            Fields fields = object(name);
            var numbers = new LinkedHashMap<String, Double>();
            fields.values.keySet().forEach(key -> numbers.put(key, fields.number(key)));
            return numbers;
        }

        private Fields object(String name) {
            if (values.get(name) instanceof Fields fields) {
                return fields;
            }
            throw new IllegalArgumentException("there is no object " + name);
        }
    }
}
