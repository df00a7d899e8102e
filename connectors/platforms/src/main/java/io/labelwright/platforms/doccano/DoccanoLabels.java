package io.labelwright.platforms.doccano;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.Reading;
import io.labelwright.platforms.record.SourceText;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The labels of a record in the shapes that doccano has had. */
final class DoccanoLabels {

    private static final List<String> KEYS = List.of("label", "labels", "entities", "cats");
    private static final String OLD = "annotations";

    private DoccanoLabels() {}

    /**
     * The keys of a record that hold labels.
     *
     * @param wanted the key that the workflow names; null for the usual ones
     */
    static List<String> keys(Json.Members record, @Nullable String wanted) {
        if (wanted != null) {
            return record.get(wanted).isNothing() ? List.of() : List.of(wanted);
        }
        var keys = new ArrayList<>(KEYS);
        keys.add(OLD);
        keys.removeIf(key -> record.get(key).isNothing());
        return keys;
    }

    /** Single labels by who gave them; the empty name for nobody in particular. */
    static Map<String, List<Json>> byUser(Json labels) {
        Map<String, List<Json>> byUser = new LinkedHashMap<>();
        if (labels instanceof Json.Elements list) {
            if (list.values().isEmpty()) {
                byUser.put("", new ArrayList<>());
            }
            for (Json label : list.values()) {
                String user = label.get("user").scalar();
                byUser.computeIfAbsent(user == null ? "" : user, name -> new ArrayList<>())
                        .add(label);
            }
        } else if (!labels.isNothing()) {
            byUser.put("", List.of(labels));
        }
        return byUser;
    }

    /** Whether a single label is a stretch of text. */
    static boolean isSpan(Json label) {
        return label instanceof Json.Elements || !label.get("start_offset").isNothing();
    }

    /** What they say as a table holds it; null for nothing. */
    static @Nullable String text(List<Json> labels, Reading as, @Nullable SourceText source) throws Refusal {
        if (as == Reading.SPANS) {
            var spans = new ArrayList<Span>();
            for (Json label : labels) {
                spans.add(span(label, source));
            }
            spans.sort(null);
            return LabelText.spans(spans);
        }
        Set<String> names = new LinkedHashSet<>();
        for (Json label : labels) {
            String name = name(label);
            if (name != null) {
                names.add(name);
            }
        }
        if (as == Reading.CLASSES) {
            return LabelText.classes(names);
        }
        if (names.size() > 1 && as != Reading.TEXT) {
            throw new Refusal("several labels " + names + ", where one was expected; say as: classes");
        }
        return names.isEmpty() ? null : String.join("\n", names);
    }

    private static @Nullable String name(Json label) throws Refusal {
        if (isSpan(label)) {
            throw new Refusal("a label with offsets " + label.compact() + ", where a name was expected; say as: spans");
        }
        if (label instanceof Json.Members) {
            String text = label.get("label").scalar();
            return text == null ? label.get("text").scalar() : text;
        }
        return label.scalar();
    }

    private static Span span(Json label, @Nullable SourceText source) throws Refusal {
        if (source == null) {
            throw new Refusal("spans without the text that they are parts of");
        }
        if (label instanceof Json.Elements triple) {
            if (triple.values().size() != 3) {
                throw new Refusal("a span is [start, end, \"label\"], not " + label.compact());
            }
            return source.span(
                    triple.values().get(0),
                    triple.values().get(1),
                    triple.values().get(2).scalar(),
                    null);
        }
        if (!isSpan(label)) {
            throw new Refusal("a label without offsets " + label.compact() + ", where spans were expected");
        }
        return source.span(
                label.get("start_offset"),
                label.get("end_offset"),
                label.get("label").scalar(),
                null);
    }
}
