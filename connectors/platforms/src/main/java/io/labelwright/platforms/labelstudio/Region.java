package io.labelwright.platforms.labelstudio;

import io.labelwright.platforms.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One result: what an annotator did with one control.
 *
 * @param control its {@code from_name}
 * @param type what kind of control it is
 * @param object the {@code to_name}; null when the form does not say it
 * @param value what was chosen, marked or typed
 * @param sides the JSON that holds {@code original_width} and {@code original_height}
 */
record Region(String control, String type, @Nullable String object, Json value, Json sides) {

    private static final Set<String> NOT_BY_CONTROLS = Set.of("relation", "chatmessage");

    /** The results of an annotation or a prediction; relations between them are none. */
    static List<Region> ofResults(Json result) {
        var regions = new ArrayList<Region>();
        for (Json one : result.elements()) {
            String type = one.get("type").scalar();
            String control = one.get("from_name").scalar();
            if (control != null && (type == null || !NOT_BY_CONTROLS.contains(type))) {
                String known = type == null ? typeOf(one.get("value")) : type;
                regions.add(new Region(control, known, one.get("to_name").scalar(), one.get("value"), one));
            }
        }
        return regions;
    }

    /** The results that JSON_MIN and CSV fold into one value: a single text or number stands for a single choice. */
    static List<Region> ofFlat(String control, Json folded) {
        var regions = new ArrayList<Region>();
        if (folded.scalar() != null) {
            boolean number = folded instanceof Json.Numeral;
            Json value = new Json.Members(
                    number ? Map.of("number", folded) : Map.of("choices", new Json.Elements(List.of(folded))));
            regions.add(new Region(control, number ? "number" : "choices", null, value, value));
        } else if (folded instanceof Json.Members) {
            regions.add(new Region(control, typeOf(folded), null, folded, folded));
        } else {
            folded.elements().forEach(element -> regions.addAll(ofFlat(control, element)));
        }
        return regions;
    }

    /** Whether a value of JSON_MIN or CSV can only be that of a control. */
    static boolean isResult(Json folded) {
        List<Json> parts = folded instanceof Json.Members ? List.of(folded) : folded.elements();
        return !parts.isEmpty() && parts.stream().allMatch(part -> !typeOf(part).equals("unknown"));
    }

    /** The type of a control by what its values hold. */
    private static String typeOf(Json value) {
        for (String key : value.members().keySet()) {
            switch (key) {
                case "choices", "taxonomy", "rating", "number", "datetime", "labels" -> {
                    return key;
                }
                case "selected" -> {
                    return "pairwise";
                }
                default -> {
                    if (key.endsWith("labels")) {
                        return key;
                    }
                }
            }
        }
        return value.get("text").elements().isEmpty() || !value.get("start").isNothing() ? "unknown" : "textarea";
    }
}
