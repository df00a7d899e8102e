package io.labelwright.vision.coco;

import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.vision.json.JsonFile;
import io.labelwright.vision.json.JsonOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonToken;

/**
 * The categories of a file that is written: all classes, in the order of the file that was read and then of the
 * workflow. Ids are JSON.
 */
final class CategoryIds {

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Map<String, String>> members = new HashMap<>();

    /**
     * Categories.
     *
     * @param kept what files said that were read, as JSON arrays
     * @param given ids that the workflow gives
     */
    CategoryIds(LabelSchema schema, List<String> kept, Map<String, Integer> given) throws IOException {
        for (String name : given.keySet()) {
            if (schema.find(name) < 0) {
                throw new LabelingException(
                        StandardError.UNKNOWN_CLASS,
                        "export/coco: category_ids names '" + name + "', which is no class");
            }
        }
        Map<String, String> old = new LinkedHashMap<>();
        for (String json : kept) {
            read(json, old);
        }
        old.forEach((name, id) -> {
            int known = schema.find(name);
            if (known >= 0 && schema.name(known).equals(name) && !given.containsKey(name)) {
                put(name, id);
            }
        });
        given.forEach((name, id) -> put(schema.name(schema.find(name)), Integer.toString(id)));
        long next = 1;
        for (String id : ids.values()) {
            next = JsonOutput.isInteger(id) ? Math.max(next, Long.parseLong(id) + 1) : next;
        }
        for (LabelClass known : schema.classes()) {
            if (!ids.containsKey(known.name())) {
                put(known.name(), Long.toString(next++));
            }
        }
    }

    private void put(String name, String id) {
        String other = names.putIfAbsent(id, name);
        if (other != null && !other.equals(name)) {
            throw conflict("the classes '" + other + "' and '" + name + "' have the same category id " + id);
        }
        ids.put(name, id);
    }

    private static LabelingException conflict(String what) {
        return new LabelingException(
                StandardError.CONFLICTING_ITEM, null, "export/coco: " + what, "give them ids with category_ids");
    }

    private void read(String json, Map<String, String> old) throws IOException {
        try (JsonFile file = JsonFile.of("field " + CocoFields.CATEGORIES, json)) {
            if (file.next() != JsonToken.START_ARRAY) {
                throw file.wrong("the field is no array of categories", null);
            }
            for (JsonToken token = file.next(); token != JsonToken.END_ARRAY; token = file.next()) {
                if (token != JsonToken.START_OBJECT) {
                    throw file.wrong("the field is no array of categories", null);
                }
                String name = "";
                Map<String, String> all = new LinkedHashMap<>();
                for (String key = file.key(); key != null; key = file.key()) {
                    file.next();
                    name = key.equals("name") && !file.isStructure() ? file.scalar() : name;
                    all.put(key, file.compact());
                }
                String id = all.getOrDefault("id", "");
                String other = old.putIfAbsent(name, id);
                if (other != null && !other.equals(id)) {
                    throw conflict("the category '" + name + "' had the ids " + other + " and " + id
                            + " in the files that were read");
                }
                members.putIfAbsent(name, all);
            }
        }
    }

    /** Id of a class as JSON. */
    String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new LabelingException(StandardError.UNKNOWN_LABEL, "export/coco: '" + name + "' is no class");
        }
        return id;
    }

    /** Writes the array. */
    void write(JsonOutput out) throws IOException {
        String before = "[";
        for (Map.Entry<String, String> entry : ids.entrySet()) {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("id", entry.getValue());
            all.put("name", JsonFile.quoted(entry.getKey()));
            members.getOrDefault(entry.getKey(), Map.of("supercategory", "\"\""))
                    .forEach(all::putIfAbsent);
            out.raw(before).raw("\n  ").raw(JsonFile.object(all));
            before = ",";
        }
        out.raw(ids.isEmpty() ? "[]" : "\n]");
    }
}
