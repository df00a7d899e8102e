package io.labelwright.engine.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Prints one tree as YAML in many ways: order of keys, block and flow, quotes, comments, anchors, indentation. */
final class RandomYaml {

    private final Random random;
    private final Map<String, String> anchors = new HashMap<>();

    RandomYaml(Random random) {
        this.random = random;
    }

    String print(Map<String, Object> tree) {
        var text = new StringBuilder(comment(""));
        map(tree, "", text);
        return text.toString();
    }

    private void map(Map<String, Object> map, String indent, StringBuilder text) {
        for (String key : keys(map)) {
            text.append(comment(indent)).append(indent).append(scalar(key)).append(':');
            value(map.get(key), indent, text);
        }
    }

    /** Keys in any order, but the lists of a workflow are in theirs. */
    private List<String> keys(Map<String, Object> map) {
        var keys = new ArrayList<>(map.keySet());
        Collections.sort(keys);
        Collections.shuffle(keys, random);
        return keys;
    }

    @SuppressWarnings("unchecked") // keys are texts
    private void value(Object value, String indent, StringBuilder text) {
        boolean empty = value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Collection<?> list && list.isEmpty();
        boolean nested = value instanceof Map<?, ?> || value instanceof Collection<?>;
        if (!nested || empty || random.nextInt(3) == 0) {
            text.append(' ')
                    .append(flow(value))
                    .append(random.nextInt(4) == 0 ? "   # why not" : "")
                    .append('\n');
        } else if (value instanceof Map<?, ?> map) {
            text.append('\n');
            map((Map<String, Object>) map, indent + " ".repeat(1 + random.nextInt(4)), text);
        } else {
            text.append('\n');
            String inner = indent + " ".repeat(random.nextInt(4));
            for (Object element : (Collection<?>) value) {
                text.append(comment(inner)).append(inner).append('-');
                value(element, inner + "  ", text);
            }
        }
    }

    @SuppressWarnings("unchecked") // keys are texts
    private String flow(Object value) {
        if (value instanceof Map<?, ?> map) {
            var parts = new ArrayList<String>();
            for (String key : keys((Map<String, Object>) map)) {
                parts.add(scalar(key) + ": " + flow(((Map<String, Object>) map).get(key)));
            }
            return "{" + String.join(random.nextBoolean() ? ", " : " , ", parts) + "}";
        }
        if (value instanceof Collection<?> list) {
            return "[" + String.join(", ", list.stream().map(this::flow).toList()) + "]";
        }
        if (!(value instanceof String text)) {
            return number(value);
        }
        // The second time a text comes it may be an alias of the first.
        String anchor = anchors.get(text);
        if (anchor != null && random.nextInt(3) == 0) {
            return "*" + anchor + " ";
        }
        if (anchor == null && random.nextInt(3) == 0) {
            String name = "a" + anchors.size();
            anchors.put(text, name);
            return "&" + name + " " + scalar(text);
        }
        return scalar(text);
    }

    private String number(Object value) {
        if (value instanceof Double number) {
            return switch (random.nextInt(3)) {
                case 0 -> Double.toString(number);
                case 1 -> new BigDecimal(Double.toString(number)).toPlainString();
                default ->
                    new BigDecimal(Double.toString(number)).scaleByPowerOfTen(1).toPlainString() + "e-1";
            };
        }
        return value.toString();
    }

    private String scalar(String text) {
        boolean plain =
                !text.isEmpty() && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
        // Of a class the spelling counts, quoted or not.
        return switch (random.nextInt(plain ? 3 : 2)) {
            case 0 -> "'" + text.replace("'", "''") + "'";
            case 1 -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            default -> text;
        };
    }

    private String comment(String indent) {
        return switch (random.nextInt(6)) {
            case 0 -> indent + "# a word: about {this}\n";
            case 1 -> "\n";
            default -> "";
        };
    }
}
