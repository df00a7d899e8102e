package io.labelwright.platforms.labelstudio;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.Offsets;
import io.labelwright.platforms.record.SourceText;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the label of an answer from the results of one control. */
final class LabelReader {

    private final LabelAs as;
    private final @Nullable String textKey;
    private final Offsets offsets;
    private final boolean clip;

    /**
     * A reader.
     *
     * @param as what a label is made of
     */
    LabelReader(LabelStudioImportConfig config, LabelAs as) {
        this.as = as;
        this.textKey = config.textKey();
        this.offsets = config.offsets();
        this.clip = config.outside() == LabelStudioImportConfig.Outside.CLIP;
    }

    /**
     * The label; null when the annotator left the control alone and that is no answer.
     *
     * @param results those of the control only
     * @param data what the task is about
     * @param others results of the whole task, which may know the sides of an image
     */
    @Nullable
    String label(List<Region> results, Map<String, Json> data, List<Region> others) throws Refusal {
        return switch (as) {
            case AUTO, CLASS -> single(results);
            case NUMBER -> number(results);
            case TEXT -> text(results);
            case CLASSES -> LabelText.classes(classes(results));
            case SPANS -> spans(results, data);
            case BOXES -> boxes(results, others);
            case RAW -> new Json.Elements(results.stream().map(Region::sides).toList()).compact();
        };
    }

    private static @Nullable String single(List<Region> results) throws Refusal {
        Set<String> classes = classes(results);
        if (classes.size() > 1) {
            throw new Refusal("several classes " + classes + " in one answer, where one was expected; say as: classes");
        }
        return classes.isEmpty() ? null : classes.iterator().next();
    }

    private static @Nullable String number(List<Region> results) throws Refusal {
        String number = single(results);
        if (number != null && !number.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw new Refusal("'" + number + "' is no number");
        }
        return number;
    }

    private static @Nullable String text(List<Region> results) {
        var lines = new ArrayList<String>();
        for (Region result : results) {
            Json value = result.value().get(result.type().equals("textarea") ? "text" : result.type());
            for (Json element : value instanceof Json.Elements ? value.elements() : List.of(value)) {
                String line = element.scalar();
                if (line != null) {
                    lines.add(line);
                }
            }
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static Set<String> classes(List<Region> results) throws Refusal {
        Set<String> classes = new LinkedHashSet<>();
        for (Region result : results) {
            Json value = result.value().get(result.type().equals("pairwise") ? "selected" : result.type());
            for (Json element : value instanceof Json.Elements ? value.elements() : List.of(value)) {
                String name = element instanceof Json.Elements path ? path(path) : element.scalar();
                if (name != null) {
                    classes.add(name);
                }
            }
        }
        return classes;
    }

    /** A place in a taxonomy, from its root. */
    private static String path(Json.Elements path) throws Refusal {
        var names = new ArrayList<String>();
        for (Json element : path.values()) {
            String name = element.scalar();
            if (name == null || name.contains("/")) {
                throw new Refusal("the path " + path.compact() + " of a taxonomy has a part that is empty or has a /");
            }
            names.add(name);
        }
        return String.join("/", names);
    }

    private String spans(List<Region> results, Map<String, Json> data) throws Refusal {
        var spans = new ArrayList<Span>();
        if (results.isEmpty()) {
            return LabelText.spans(spans);
        }
        var text = new SourceText(text(results.get(0), data), offsets);
        for (Region result : results) {
            Json value = result.value();
            Json start = value.get("start");
            if (start instanceof Json.Text xpath && xpath.value().startsWith("/")
                    || !value.get("startOffset").isNothing()) {
                throw new Refusal("a region of " + result.type()
                        + " has its place in the parts of a page (HyperText, Paragraphs), not in a text");
            }
            List<Json> labels = value.get(result.type()).elements();
            if (labels.isEmpty()) {
                throw new Refusal("the region from " + start.field() + " has no label");
            }
            for (Json label : labels) {
                spans.add(text.span(
                        start,
                        value.get("end"),
                        label.scalar(),
                        value.get("text").scalar()));
            }
        }
        spans.sort(null);
        return LabelText.spans(spans);
    }

    private String text(Region first, Map<String, Json> data) throws Refusal {
        String key = textKey;
        if (key == null && first.object() != null && data.get(first.object()) instanceof Json.Text) {
            key = first.object();
        }
        if (key == null) {
            List<String> texts = data.keySet().stream()
                    .filter(name -> data.get(name) instanceof Json.Text && !name.equals(LabelStudioSource.ITEM_KEY))
                    .toList();
            key = texts.size() == 1 ? texts.get(0) : data.get("text") instanceof Json.Text ? "text" : null;
            if (key == null) {
                throw new Refusal("spans can't be checked, since their text is not known: say text_key: one of "
                        + String.join(", ", texts));
            }
        }
        if (data.get(key) instanceof Json.Text text) {
            return text.value();
        }
        throw new Refusal("data has no text '" + key + "' to which spans belong");
    }

    private String boxes(List<Region> results, List<Region> others) throws Refusal {
        var boxes = new ArrayList<Box>();
        for (Region result : results) {
            Json sides = result.sides();
            if (sides.get("original_width").isNothing()) {
                for (Region other : others) {
                    boolean sameImage =
                            result.object() == null || result.object().equals(other.object());
                    if (sameImage && !other.sides().get("original_width").isNothing()) {
                        sides = other.sides();
                        break;
                    }
                }
            }
            String turned = result.sides().get("image_rotation").scalar();
            if (turned != null && !turned.equals("0")) {
                throw new Refusal("the image is rotated by " + turned + " degrees; boxes of tables stand upright");
            }
            List<Json> labels = result.value().get(result.type()).elements();
            if (labels.isEmpty()) {
                throw new Refusal("a rectangle has no label");
            }
            for (Json label : labels) {
                boxes.add(PercentBox.read(
                        result.value(),
                        sides.get("original_width").scalar(),
                        sides.get("original_height").scalar(),
                        label.scalar(),
                        clip));
            }
        }
        boxes.sort(null);
        return LabelText.boxes(boxes);
    }
}
