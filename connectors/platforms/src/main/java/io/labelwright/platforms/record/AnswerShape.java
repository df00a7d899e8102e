package io.labelwright.platforms.record;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonRecords;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Labels of the values that crowd platforms give for one question: a text, a list, the options that are ticked, or what
 * the widgets of MTurk and SageMaker return ({@code label}, {@code labels}, {@code entities}, {@code boundingBoxes}).
 */
public final class AnswerShape {

    private static final List<String> BOXES = List.of("boundingBoxes", "bounding_boxes");

    private AnswerShape() {}

    /** The value of a cell of a table: arrays and objects stand in it as JSON. */
    public static Json ofCell(Json cell) {
        if (cell instanceof Json.Text text
                && (text.value().startsWith("[") || text.value().startsWith("{"))) {
            try {
                return JsonRecords.parse(text.value());
            } catch (Refusal e) {
                return cell;
            }
        }
        return cell;
    }

    /** What a value suggests; null when it suggests nothing. */
    public static @Nullable Reading suggested(Json value) {
        if (!value.get("entities").isNothing()) {
            return Reading.SPANS;
        }
        if (!boxes(value).isNothing()) {
            return Reading.BOXES;
        }
        try {
            Set<String> names = names(value);
            return names.isEmpty() ? null : names.size() > 1 ? Reading.CLASSES : Reading.CLASS;
        } catch (Refusal e) {
            return null;
        }
    }

    /** What the values of a file suggest together. */
    public static Reading together(Collection<Reading> suggested) {
        for (Reading kind : List.of(Reading.SPANS, Reading.BOXES, Reading.CLASSES)) {
            if (suggested.contains(kind)) {
                return kind;
            }
        }
        return Reading.CLASS;
    }

    /**
     * The label that a value is.
     *
     * @param as never {@link Reading#AUTO}
     * @param source the text that spans are parts of; null when the item has none
     * @return null for no answer
     * @throws Refusal when the value is of another kind
     */
    public static @Nullable String label(Json value, Reading as, @Nullable SourceText source) throws Refusal {
        return switch (as) {
            case SPANS -> LabelText.spans(spans(value, source));
            case BOXES -> LabelText.boxes(boxesOf(value));
            case CLASSES -> LabelText.classes(names(value));
            case TEXT -> {
                Set<String> lines = names(value);
                yield lines.isEmpty() ? null : String.join("\n", lines);
            }
            case CLASS, AUTO -> {
                Set<String> names = names(value);
                if (names.size() > 1) {
                    throw new Refusal("several classes " + names + ", where one was expected; say as: classes");
                }
                yield names.isEmpty() ? null : names.iterator().next();
            }
        };
    }

    private static Set<String> names(Json value) throws Refusal {
        Set<String> names = new LinkedHashSet<>();
        if (value instanceof Json.Elements list) {
            for (Json element : list.values()) {
                names.addAll(names(element));
            }
        } else if (!value.get("label").isNothing()) {
            names.addAll(names(value.get("label")));
        } else if (!value.get("labels").isNothing()) {
            names.addAll(names(value.get("labels")));
        } else if (value instanceof Json.Members options) {
            for (Map.Entry<String, Json> option : options.values().entrySet()) {
                if (isTicked(option.getValue(), value)) {
                    names.add(option.getKey());
                }
            }
        } else if (value.scalar() != null) {
            names.add(value.scalar());
        }
        return names;
    }

    /** Options are true or false, as JSON or, in cells of a table, as texts. */
    private static boolean isTicked(Json option, Json all) throws Refusal {
        String word = String.valueOf(option.scalar()).toLowerCase(Locale.ROOT);
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        throw new Refusal("an answer " + shown(all) + " that is neither a name, a list of names, nor options");
    }

    private static List<Span> spans(Json value, @Nullable SourceText source) throws Refusal {
        Json entities = value.get("entities");
        if (!(entities instanceof Json.Elements) && !value.isNothing()) {
            throw new Refusal("an answer " + shown(value) + " without entities, where spans were expected");
        }
        var spans = new ArrayList<Span>();
        for (Json entity : entities.elements()) {
            if (source == null) {
                throw new Refusal("spans without the text that they are parts of");
            }
            spans.add(source.span(
                    entity.get("startOffset"),
                    entity.get("endOffset"),
                    entity.get("label").scalar(),
                    null));
        }
        spans.sort(null);
        return spans;
    }

    private static Json boxes(Json value) {
        for (String key : BOXES) {
            if (!value.get(key).isNothing()) {
                return value.get(key);
            }
        }
        return Json.Nothing.VALUE;
    }

    private static List<Box> boxesOf(Json value) throws Refusal {
        Json list = boxes(value);
        if (!(list instanceof Json.Elements) && !value.isNothing()) {
            throw new Refusal("an answer " + shown(value) + " without boxes, where boxes were expected");
        }
        var boxes = new ArrayList<Box>();
        for (Json box : list.elements()) {
            boxes.add(box(box, box.get("label").scalar()));
        }
        boxes.sort(null);
        return boxes;
    }

    /** A box of {@code left}, {@code top}, {@code width}, {@code height} in pixels. */
    public static Box box(Json box, @Nullable String label) throws Refusal {
        if (label == null) {
            throw new Refusal("a box has no label: " + shown(box));
        }
        try {
            return new Box(number(box, "left"), number(box, "top"), number(box, "width"), number(box, "height"), label);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private static double number(Json box, String key) throws Refusal {
        if (box.get(key) instanceof Json.Numeral numeral) {
            return Double.parseDouble(numeral.spelling());
        }
        throw new Refusal("a box needs a '" + key + "' that is a number: " + shown(box));
    }

    private static String shown(Json value) {
        String text = value.compact();
        return text.length() > 80 ? text.substring(0, text.offsetByCodePoints(0, 60)) + "..." : text;
    }
}
