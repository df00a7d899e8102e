package io.labelwright.engine.schema;

import static io.labelwright.engine.schema.Json.object;

import io.labelwright.engine.plugin.Bounds;
import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.engine.plugin.ValueType;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.spi.problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the keys of a strategy may hold. Where a value can be anything else than text, a variable may stand in its
 * place. Text takes the source spelling of whatever stands there, so numbers and truth values are text, too.
 */
final class KeySchema {

    /** Reference to what a variable looks like; {@link WorkflowSchema} defines it. */
    static final Map<String, Object> VARIABLE = object("$ref", "#/$defs/variable");

    static final Map<String, Object> TEXT = object("$ref", "#/$defs/text");

    private KeySchema() {}

    /** The keys of {@code with}, none of them required: defaults may give what a stage leaves out. */
    static Map<String, Object> config(List<KeyDescriptor> keys) {
        var properties = new LinkedHashMap<String, Object>();
        for (KeyDescriptor key : keys) {
            properties.put(key.name(), key(key));
            if (key.former() != null) {
                Map<String, Object> former = key(key);
                former.put("deprecated", true);
                former.put("description", "Now called " + key.name() + ".");
                properties.put(key.former(), former);
            }
        }
        return object("type", List.of("object", "null"), "properties", properties, "additionalProperties", false);
    }

    /** What of these keys must be there; empty when nothing must. */
    static Map<String, Object> required(List<KeyDescriptor> keys) {
        var names = new ArrayList<String>();
        var either = new ArrayList<Object>();
        for (KeyDescriptor key : keys) {
            if (!key.required()) {
                continue;
            }
            if (key.former() == null) {
                names.add(key.name());
            } else {
                either.add(object(
                        "anyOf",
                        List.of(object("required", List.of(key.name())), object("required", List.of(key.former())))));
            }
        }
        var required = new LinkedHashMap<String, Object>();
        if (!names.isEmpty()) {
            required.put("required", names);
        }
        if (!either.isEmpty()) {
            required.put("allOf", either);
        }
        return required;
    }

    private static Map<String, Object> key(KeyDescriptor key) {
        var schema = new LinkedHashMap<String, Object>();
        if (!key.doc().isEmpty()) {
            schema.put("description", key.doc());
        }
        Object byDefault = byDefault(key);
        if (byDefault != null) {
            schema.put("default", byDefault);
        }
        var choices = choices(key.type(), key.bounds());
        if (!key.required()) {
            choices.add(object("type", "null"));
        }
        if (choices.size() == 1) {
            schema.putAll(choices.get(0));
        } else {
            schema.put("anyOf", choices);
        }
        return schema;
    }

    private static @Nullable Object byDefault(KeyDescriptor key) {
        String text = key.byDefault();
        if (text == null) {
            return null;
        }
        return byDefault(key.type(), text);
    }

    private static @Nullable Object byDefault(ValueType type, String text) {
        Object value = new ScalarNode(text, false, Place.of("default")).value();
        return switch (type.kind()) {
            case INTEGER, NUMBER -> value instanceof Long || value instanceof Double ? value : null;
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case TEXT -> text.startsWith("'") || text.startsWith("\"") ? null : text;
            case WORD -> type.words().contains(text) ? text : null;
            case LIST -> text.equals("[]") ? List.of() : null;
            case MAP -> text.equals("{}") ? Map.of() : null;
            case RECORD -> null;
            case CHOICE ->
                type.alternatives().stream()
                        .map(alternative -> byDefault(alternative.type(), text))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        };
    }

    private static List<Map<String, Object>> choices(ValueType type, Bounds bounds) {
        List<Map<String, Object>> choices = written(type, bounds);
        if (type.kind() == ValueType.Kind.LIST && type.elements().kind() == ValueType.Kind.TEXT) {
            // One text stands for a list of one.
            choices.add(TEXT);
        }
        if (type.kind() != ValueType.Kind.TEXT) {
            choices.add(VARIABLE);
        }
        return choices;
    }

    /** What may stand there if no variable does, in full. */
    private static List<Map<String, Object>> written(ValueType type, Bounds bounds) {
        var choices = new ArrayList<Map<String, Object>>();
        switch (type.kind()) {
            case TEXT -> choices.add(TEXT);
            case WORD -> choices.add(object("enum", type.words()));
            case BOOLEAN -> choices.add(object("type", "boolean"));
            case INTEGER -> choices.add(bounded(object("type", "integer"), bounds, "minimum", "maximum"));
            case NUMBER -> choices.add(bounded(object("type", "number"), bounds, "minimum", "maximum"));
            case LIST ->
                choices.add(bounded(
                        object("type", "array", "items", whole(type.elements())), bounds, "minItems", "maxItems"));
            case MAP ->
                choices.add(bounded(
                        object("type", "object", "additionalProperties", whole(type.elements())),
                        bounds,
                        "minProperties",
                        "maxProperties"));
            case RECORD -> {
                Map<String, Object> record = config(type.keys());
                record.put("type", "object");
                record.putAll(required(type.keys()));
                choices.add(record);
            }
            case CHOICE ->
                type.alternatives()
                        .forEach(alternative -> choices.addAll(written(alternative.type(), alternative.bounds())));
        }
        return choices;
    }

    private static Map<String, Object> whole(ValueType type) {
        var choices = choices(type, Bounds.NONE);
        return choices.size() == 1 ? choices.get(0) : object("anyOf", choices);
    }

    private static Map<String, Object> bounded(
            Map<String, Object> schema, Bounds bounds, String least, String greatest) {
        boolean number = least.equals("minimum");
        if (bounds.min() != Double.NEGATIVE_INFINITY) {
            schema.put(number && bounds.above() ? "exclusiveMinimum" : least, plain(bounds.min()));
        }
        if (bounds.max() != Double.POSITIVE_INFINITY) {
            schema.put(greatest, plain(bounds.max()));
        }
        return schema;
    }

    private static Object plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : (Object) value;
    }
}
