package io.labelwright.platforms.prodigy;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.Offsets;
import io.labelwright.platforms.record.Reading;
import io.labelwright.platforms.record.SourceText;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The label of a task of Prodigy, by the interface that made it. */
final class ProdigyLabels {

    static final String LABEL = "label";
    static final String ACCEPT = "accept";
    static final String SPANS = "spans";
    static final String INPUT = "user_input";

    private ProdigyLabels() {}

    /** What kinds of labels a task has. */
    static Set<Reading> kinds(Json task) {
        Set<Reading> kinds = new LinkedHashSet<>();
        if (task.get(LABEL).scalar() != null) {
            kinds.add(Reading.CLASS);
        }
        int chosen = task.get(ACCEPT).elements().size();
        if (chosen > 0 || task.get(ACCEPT).scalar() != null) {
            kinds.add(chosen > 1 ? Reading.CLASSES : Reading.CLASS);
        }
        if (task.get(INPUT).scalar() != null) {
            kinds.add(Reading.TEXT);
        }
        List<Json> spans = task.get(SPANS).elements();
        if (!spans.isEmpty()) {
            kinds.add(isShape(spans.get(0)) ? Reading.BOXES : Reading.SPANS);
        }
        return kinds;
    }

    private static boolean isShape(Json span) {
        return !span.get("points").isNothing() || !span.get("x").isNothing();
    }

    /** Whether a task holds what such a label is made of, be it empty. */
    static boolean has(Json task, Reading as) {
        return switch (as) {
            case SPANS, BOXES -> !task.get(SPANS).isNothing();
            case TEXT -> !task.get(INPUT).isNothing();
            default -> !task.get(LABEL).isNothing() || !task.get(ACCEPT).isNothing();
        };
    }

    /** The label; null for none. */
    static @Nullable String text(Json task, Reading as, Offsets offsets) throws Refusal {
        return switch (as) {
            case SPANS -> LabelText.spans(spans(task, offsets));
            case BOXES -> LabelText.boxes(boxes(task));
            case TEXT -> task.get(INPUT).scalar();
            case CLASSES -> LabelText.classes(names(task));
            case CLASS, AUTO -> {
                Set<String> names = names(task);
                if (names.size() > 1) {
                    throw new Refusal("several classes " + names + ", where one was expected; say as: classes");
                }
                yield names.isEmpty() ? null : names.iterator().next();
            }
        };
    }

    private static Set<String> names(Json task) {
        Set<String> names = new LinkedHashSet<>();
        Json accept = task.get(ACCEPT);
        List<Json> chosen = accept instanceof Json.Elements ? accept.elements() : List.of(accept);
        for (Json name : chosen) {
            if (name.scalar() != null) {
                names.add(name.scalar());
            }
        }
        String label = task.get(LABEL).scalar();
        if (accept.isNothing() && label != null) {
            names.add(label);
        }
        return names;
    }

    private static List<Span> spans(Json task, Offsets offsets) throws Refusal {
        var spans = new ArrayList<Span>();
        List<Json> marked = task.get(SPANS).elements();
        if (marked.isEmpty()) {
            return spans;
        }
        if (!(task.get("text") instanceof Json.Text text)) {
            throw new Refusal("spans without the text that they are parts of");
        }
        var source = new SourceText(text.value(), offsets);
        for (Json span : marked) {
            if (isShape(span)) {
                throw new Refusal("a shape in an image, where spans of a text were expected; say as: boxes");
            }
            spans.add(source.span(
                    span.get("start"),
                    span.get("end"),
                    span.get(LABEL).scalar(),
                    span.get("text").scalar()));
        }
        spans.sort(null);
        return spans;
    }

    private static List<Box> boxes(Json task) throws Refusal {
        var boxes = new ArrayList<Box>();
        for (Json span : task.get(SPANS).elements()) {
            String type = span.get("type").scalar();
            String label = span.get(LABEL).scalar();
            if (label == null) {
                throw new Refusal("a box has no label");
            }
            if (type != null && !type.equals("rect")) {
                throw new Refusal("a shape of type " + type + ", where boxes were expected");
            }
            try {
                boxes.add(new Box(
                        number(span, "x"), number(span, "y"), number(span, "width"), number(span, "height"), label));
            } catch (IllegalArgumentException e) {
                throw new Refusal(String.valueOf(e.getMessage()));
            }
        }
        boxes.sort(null);
        return boxes;
    }

    private static double number(Json box, String key) throws Refusal {
        if (box.get(key) instanceof Json.Numeral numeral) {
            return Double.parseDouble(numeral.spelling());
        }
        throw new Refusal("a box needs a '" + key + "' that is a number, found "
                + box.get(key).compact());
    }
}
