package io.labelwright.cli;

import io.labelwright.engine.run.RunJson;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import java.io.StringWriter;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object, in the order in which its values are put. */
final class JsonText {

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text);

    JsonText() {
        json.writeStartObject();
    }

    JsonText put(String name, @Nullable String value) {
        json.writeStringProperty(name, value);
        return this;
    }

    JsonText put(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    JsonText put(String name, Collection<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
        return this;
    }

    /** A list of objects, each filled in by {@code fill}. */
    <T> JsonText each(String name, Collection<T> values, BiConsumer<JsonText, T> fill) {
        json.writeArrayPropertyStart(name);
        for (T value : values) {
            json.writeStartObject();
            fill.accept(this, value);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }

    JsonText problems(Collection<Problem> problems) {
        json.writeArrayPropertyStart("problems");
        problems.forEach(problem -> RunJson.problem(json, problem));
        json.writeEndArray();
        return this;
    }

    String text() {
        json.writeEndObject();
        json.close();
        return SafeText.json(text.toString());
    }
}
