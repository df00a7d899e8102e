package io.labelwright.spi.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels that say more than one class, as the column {@code label} of every table holds them: JSON without spaces. A
 * reader throws {@link IllegalArgumentException} with a message for people when a text is none. Sources may print
 * members in any order; the engine puts them into theirs and checks the classes.
 */
public final class LabelText {

    private static final Set<String> SPAN_KEYS = Set.of("start", "end", "label");
    private static final Set<String> BOX_KEYS = Set.of("x", "y", "width", "height", "label");

    private LabelText() {}

    /** The label of an item of several classes: {@code ["a","b"]}, or {@code []} when none applies. */
    public static String classes(Collection<String> names) {
        var text = new StringBuilder("[");
        for (String name : names) {
            separate(text);
            LabelJson.print(name, text);
        }
        return text.append(']').toString();
    }

    /** The classes that such a label names, in the order in which they stand. */
    public static List<String> classes(String text) {
        var names = new ArrayList<String>();
        for (Object element : array(text, "names of classes")) {
            if (!(element instanceof String name) || name.isEmpty()) {
                throw new IllegalArgumentException("a label of several classes is an array of names, found " + text);
            }
            names.add(name);
        }
        return names;
    }

    /** The label of a text with spans: {@code [{"start":0,"end":4,"label":"a"}]}. */
    public static String spans(Collection<Span> spans) {
        var text = new StringBuilder("[");
        for (Span span : spans) {
            separate(text);
            text.append("{\"start\":").append(span.start()).append(",\"end\":").append(span.end());
            label(span.label(), text);
        }
        return text.append(']').toString();
    }

    /** The spans of such a label, in the order in which they stand. */
    public static List<Span> spans(String text) {
        var spans = new ArrayList<Span>();
        for (Object element : array(text, "spans")) {
            Map<?, ?> members = object(element, SPAN_KEYS, "a span");
            spans.add(new Span(
                    whole(members, "start", "a span"), whole(members, "end", "a span"), label(members, "a span")));
        }
        return spans;
    }

    /** The label of an image with boxes: {@code [{"x":1,"y":2,"width":3,"height":4.5,"label":"a"}]}. */
    public static String boxes(Collection<Box> boxes) {
        var text = new StringBuilder("[");
        for (Box box : boxes) {
            separate(text);
            text.append("{\"x\":").append(number(box.x()));
            text.append(",\"y\":").append(number(box.y()));
            text.append(",\"width\":").append(number(box.width()));
            text.append(",\"height\":").append(number(box.height()));
            label(box.label(), text);
        }
        return text.append(']').toString();
    }

    /** The boxes of such a label, in the order in which they stand. */
    public static List<Box> boxes(String text) {
        var boxes = new ArrayList<Box>();
        for (Object element : array(text, "boxes")) {
            Map<?, ?> members = object(element, BOX_KEYS, "a box");
            boxes.add(new Box(
                    number(members, "x"),
                    number(members, "y"),
                    number(members, "width"),
                    number(members, "height"),
                    label(members, "a box")));
        }
        return boxes;
    }

    private static void separate(StringBuilder text) {
        if (text.length() > 1) {
            text.append(',');
        }
    }

    private static void label(String name, StringBuilder text) {
        text.append(",\"label\":");
        LabelJson.print(name, text);
        text.append('}');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static List<?> array(String text, String of) {
        if (LabelJson.read(text) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("the label is a JSON array of " + of + ", found " + text);
    }

    private static Map<?, ?> object(Object element, Set<String> keys, String what) {
        if (!(element instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException(what + " is a JSON object, found " + element);
        }
        for (Object key : members.keySet()) {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException(what + " has no '" + key + "'");
            }
        }
        return members;
    }

    private static String label(Map<?, ?> members, String what) {
        if (members.get("label") instanceof String label) {
            return label;
        }
        throw new IllegalArgumentException(what + " needs a 'label' that is a text");
    }

    private static int whole(Map<?, ?> members, String key, String what) {
        if (members.get(key) instanceof Double value
                && value == Math.rint(value)
                && Math.abs(value) <= Integer.MAX_VALUE) {
            return value.intValue();
        }
        throw new IllegalArgumentException(what + " needs a '" + key + "' that is a whole number");
    }

    private static double number(Map<?, ?> members, String key) {
        if (members.get(key) instanceof Double value) {
            return value;
        }
        throw new IllegalArgumentException("a box needs a '" + key + "' that is a number");
    }
}
