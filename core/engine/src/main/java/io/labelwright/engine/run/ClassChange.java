package io.labelwright.engine.run;

import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Task and classes as a cause of a stage's key, and what is different between two of them. The text is JSON, so that no
 * name of a class can look like two.
 */
final class ClassChange {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int NAMED = 3;

    private ClassChange() {}

    /** {@code [task, [name, parent, alias...]...]}: all of the classes that changes what a stage computes. */
    static String text(LabelSchema schema) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            json.writeString(schema.task().word());
            for (LabelClass known : schema.classes()) {
                json.writeStartArray();
                json.writeString(known.name());
                json.writeString(known.parent() == null ? "" : known.parent());
                known.aliases().forEach(json::writeString);
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    /** Says what is different. */
    static String describe(String before, String now) {
        Map<String, List<String>> old = new LinkedHashMap<>();
        Map<String, List<String>> current = new LinkedHashMap<>();
        String oldTask = parse(before, old);
        String task = parse(now, current);
        if (oldTask.isEmpty() || task.isEmpty()) {
            return "labels changed";
        }
        if (!task.equals(oldTask)) {
            return "task " + oldTask + " -> " + task;
        }
        List<String> added = without(current, old);
        List<String> gone = without(old, current);
        var parts = new ArrayList<String>();
        if (!added.isEmpty()) {
            parts.add(named(added) + (added.size() == 1 ? " is new" : " are new"));
        }
        if (!gone.isEmpty()) {
            parts.add(named(gone) + (gone.size() == 1 ? " is gone" : " are gone"));
        }
        if (!parts.isEmpty()) {
            return String.join(", ", parts);
        }
        for (Map.Entry<String, List<String>> known : current.entrySet()) {
            if (!known.getValue().equals(old.get(known.getKey()))) {
                return named(List.of(known.getKey())) + " has other aliases or another parent";
            }
        }
        return "the classes are in another order";
    }

    private static List<String> without(Map<String, List<String>> classes, Map<String, List<String>> others) {
        return classes.keySet().stream()
                .filter(name -> !others.containsKey(name))
                .toList();
    }

    private static String named(List<String> names) {
        String shown = names.stream().limit(NAMED).map(SafeText::quoted).collect(Collectors.joining(", "));
        int more = names.size() - NAMED;
        return (names.size() == 1 ? "class " : "classes ") + shown + (more > 0 ? " and " + more + " more" : "");
    }

    /** The task; empty when the text is not of this version. Puts what there is beside their names into the map. */
    private static String parse(String text, Map<String, List<String>> classes) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_ARRAY || json.nextToken() != JsonToken.VALUE_STRING) {
                return "";
            }
            String task = json.getString();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                var words = new ArrayList<String>();
                while (json.nextToken() == JsonToken.VALUE_STRING) {
                    words.add(json.getString());
                }
                if (words.isEmpty()) {
                    return "";
                }
                classes.put(words.get(0), words.subList(1, words.size()));
            }
            return task;
        } catch (JacksonException e) {
            return "";
        }
    }
}
