package io.labelwright.onnx.label;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads names as tools write them into a model: a list {@code ["a", "b"]} or a map {@code {0: 'a', 1: 'b'}}, in JSON or
 * as Python prints it, else names with line feeds or commas between.
 */
final class NameList {

    private final String text;
    private int at;

    private NameList(String text) {
        this.text = text;
    }

    /**
     * The names in their order; of a map by its keys, which count from 0.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static List<String> read(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("[") || stripped.startsWith("(")) {
            return new NameList(stripped).list(stripped.charAt(0) == '[' ? ']' : ')');
        }
        if (stripped.startsWith("{")) {
            return new NameList(stripped).map();
        }
        var names = new ArrayList<String>();
        for (String name : stripped.split(stripped.indexOf('\n') >= 0 ? "\n" : ",", -1)) {
            names.add(name.strip());
        }
        return names;
    }

    private List<String> list(char end) {
        var names = new ArrayList<String>();
        at++;
        while (!isNext(end)) {
            names.add(value(end));
            if (!isNext(',')) {
                expect(end);
                break;
            }
            at++;
        }
        return names;
    }

    private List<String> map() {
        var names = new TreeMap<Integer, String>();
        at++;
        while (!isNext('}')) {
            String key = value(':');
            expect(':');
            String name = value('}');
            int number;
            try {
                number = Integer.parseInt(key);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + key + "' is no number of a class", e);
            }
            if (names.put(number, name) != null) {
                throw new IllegalArgumentException("the class " + number + " has two names");
            }
            if (!isNext(',')) {
                expect('}');
                break;
            }
            at++;
        }
        if (!names.isEmpty() && (names.firstKey() != 0 || names.lastKey() != names.size() - 1)) {
            throw new IllegalArgumentException("its numbers are not 0 to " + (names.size() - 1));
        }
        return List.copyOf(names.values());
    }

    /** A text in quotes, or what stands there up to a comma or the end. */
    private String value(char end) {
        skipBlanks();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote == '"' || quote == '\'') {
            return quoted(quote);
        }
        int from = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != end) {
            at++;
        }
        String bare = text.substring(from, at).strip();
        if (bare.isEmpty()) {
            throw new IllegalArgumentException("a name is missing at character " + (from + 1));
        }
        return bare;
    }

    private String quoted(char quote) {
        var value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c != '\\' || at == text.length()) {
                value.append(c);
                continue;
            }
            char escaped = text.charAt(at++);
            switch (escaped) {
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                case 'r' -> value.append('\r');
                case 'u', 'x' -> {
                    int digits = escaped == 'u' ? 4 : 2;
                    if (at + digits > text.length()) {
                        throw new IllegalArgumentException("it is cut off");
                    }
                    value.append((char) Integer.parseInt(text.substring(at, at + digits), 16));
                    at += digits;
                }
                default -> value.append(escaped);
            }
        }
        expect(quote);
        return value.toString();
    }

    private boolean isNext(char wanted) {
        skipBlanks();
        return at < text.length() && text.charAt(at) == wanted;
    }

    private void expect(char wanted) {
        if (!isNext(wanted)) {
            throw new IllegalArgumentException(
                    at >= text.length()
                            ? "it is cut off"
                            : "expected is '" + wanted + "' at character " + (at + 1) + ", not '" + text.charAt(at)
                                    + "'");
        }
        at++;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
