package io.labelwright.cli;

import java.io.StringWriter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One flat JSON object, in the order in which its values are put. */
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

    String text() {
        json.writeEndObject();
        json.close();
        return text.toString();
    }
}
