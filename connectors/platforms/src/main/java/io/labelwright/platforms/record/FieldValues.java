package io.labelwright.platforms.record;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonLines;
import io.labelwright.platforms.json.JsonRecords;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fields of items as members of a line of JSON: texts, or what their text says where the workflow says that it is JSON.
 * Those that start with {@code meta.} stand in an object {@code meta}.
 *
 * @param export id of the export, for messages
 * @param items the items
 * @param json names of fields that hold JSON
 */
public record FieldValues(String export, ItemView items, List<String> json) {

    private static final String META = "meta.";

    /** Writes the fields of an item. */
    public void write(JsonLines line, int item) {
        Map<String, Json> meta = new LinkedHashMap<>();
        for (int f = 0; f < items.fields().size(); f++) {
            String value = items.field(item, f);
            if (value == null) {
                continue;
            }
            String field = items.fields().get(f);
            Json written = json.contains(field) ? parsed(item, field, value) : new Json.Text(value);
            if (field.startsWith(META)) {
                meta.put(field.substring(META.length()), written);
            } else {
                line.json(FieldKeys.key(field), written);
            }
        }
        if (!meta.isEmpty()) {
            line.json("meta", new Json.Members(meta));
        }
    }

    /** The value of a field that holds JSON. */
    public Json parsed(int item, String field, String value) {
        try {
            return JsonRecords.parse(value);
        } catch (Refusal e) {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    null,
                    export + ": field '" + field + "' of item '" + items.id(item) + "' is no JSON: " + e.reason(),
                    "leave it out of json_fields");
        }
    }
}
