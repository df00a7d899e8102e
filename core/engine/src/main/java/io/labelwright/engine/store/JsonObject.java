package io.labelwright.engine.store;

import io.labelwright.engine.store.file.CorruptFileException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON object; values are texts, numbers as their text, maps of texts, or lists of objects. */
final class JsonObject {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Reads the object at whose start the parser stands. */
    JsonObject(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("an object was expected");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            switch (json.nextToken()) {
                case START_ARRAY -> values.put(name, list(json));
                case START_OBJECT -> values.put(name, new JsonObject(json));
                case VALUE_NULL -> {
                    // As if the key were not there.
                }
                default -> values.put(name, json.getString());
            }
        }
    }

    /**
     * Makes something of a JSON text.
     *
     * @throws CorruptFileException when the text is no JSON object, or lacks what the maker asks for
     */
    static <T> T parse(String text, String what, Function<JsonObject, T> maker) throws CorruptFileException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            return maker.apply(new JsonObject(json));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new CorruptFileException("it is no record of a " + what + ": " + e.getMessage());
        }
    }

    private static List<JsonObject> list(JsonParser json) {
        var list = new ArrayList<JsonObject>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                list.add(new JsonObject(json));
            } else {
                json.skipChildren();
            }
        }
        return list;
    }

    boolean has(String name) {
        return values.containsKey(name);
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

    List<JsonObject> objects(String name) {
        if (!(values.get(name) instanceof List<?> list)) {
            throw new IllegalArgumentException("there is no list " + name);
        }
        var objects = new ArrayList<JsonObject>();
        for (Object object : list) {
            if (object instanceof JsonObject fields) {
                objects.add(fields);
            }
        }
        return objects;
    }

    Map<String, String> texts(String name) {
        JsonObject fields = object(name);
        var texts = new LinkedHashMap<String, String>();
        fields.values.keySet().forEach(key -> texts.put(key, fields.text(key)));
        return texts;
    }

    Map<String, Long> integers(String name) {
        JsonObject fields = object(name);
        var integers = new LinkedHashMap<String, Long>();
        fields.values.keySet().forEach(key -> integers.put(key, fields.integer(key)));
        return integers;
    }

    Map<String, Double> numbers(String name) {
        JsonObject fields = object(name);
        var numbers = new LinkedHashMap<String, Double>();
        fields.values.keySet().forEach(key -> numbers.put(key, fields.number(key)));
        return numbers;
    }

    private JsonObject object(String name) {
        if (values.get(name) instanceof JsonObject fields) {
            return fields;
        }
        throw new IllegalArgumentException("there is no object " + name);
    }
}
