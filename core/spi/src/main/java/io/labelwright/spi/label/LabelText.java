package io.labelwright.spi.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Labels that say more than one class, as the column {@code label} of every table holds them: JSON without spaces. A
 * reader throws {@link IllegalArgumentException} with a message for people when a text is none. Sources may print
 * members in any order; the engine puts them into theirs and checks the classes.
 */
public final class LabelText {

    private static final List<String> SPAN_KEYS = List.of("start", "end", "label");
    private static final List<String> BOX_KEYS = List.of("x", "y", "width", "height", "label");

    private LabelText() {}

    /** A text as JSON has it, with its quotes. */
    public static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2);
        LabelJson.print(text, quoted);
        return quoted.toString();
    }

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
                throw new IllegalArgumentException(
                        "class " + (names.size() + 1) + ": a name in quotes is expected, found " + shown(element));
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
        return members(
                text, "span", SPAN_KEYS, span -> new Span(whole(span, "start"), whole(span, "end"), label(span)));
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
        return members(
                text,
                "box",
                BOX_KEYS,
                box -> new Box(
                        number(box, "x"), number(box, "y"), number(box, "width"), number(box, "height"), label(box)));
    }

    /** Reads the members of an array; what is wrong with one is told with its number, from 1. */
    private static <T> List<T> members(String text, String what, List<String> keys, Function<Map<?, ?>, T> reader) {
        var members = new ArrayList<T>();
        for (Object element : array(text, what.equals("box") ? "boxes" : what + "s")) {
            try {
                members.add(reader.apply(object(element, keys)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(what + " " + (members.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return members;
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
        throw new IllegalArgumentException("the label is a JSON array of " + of + ", found " + LabelJson.cut(text));
    }

    private static Map<?, ?> object(Object element, List<String> keys) {
        if (!(element instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("a JSON object is expected, found " + shown(element));
        }
        for (Object key : members.keySet()) {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException(
                        "it has '" + key + "' and takes " + String.join(", ", keys) + " only");
            }
        }
        return members;
    }

    private static String shown(Object element) {
        return LabelJson.cut(String.valueOf(element));
    }

    private static String label(Map<?, ?> members) {
        if (members.get("label") instanceof String label) {
            return label;
        }
        throw new IllegalArgumentException("it needs a 'label' that is a text");
    }

    private static int whole(Map<?, ?> members, String key) {
        if (members.get(key) instanceof Double value
                && value == Math.rint(value)
                && Math.abs(value) <= Integer.MAX_VALUE) {
            return value.intValue();
        }
        throw new IllegalArgumentException("it needs a '" + key + "' that is a whole number");
    }

    private static double number(Map<?, ?> members, String key) {
        if (members.get(key) instanceof Double value) {
            return value;
        }
        throw new IllegalArgumentException("it needs a '" + key + "' that is a number");
    }
}
