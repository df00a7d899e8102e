package io.labelwright.spi.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the JSON of labels: arrays, objects, texts and numbers, a few levels deep. The SPI depends on the JDK alone,
 * which has no reader for it.
 */
final class LabelJson {

    private static final int DEEPEST = 4;
    private static final int SHOWN = 80;

    /** Java reads more than JSON has: {@code .5}, {@code 1.}, {@code +1}, {@code 007}. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;

    private LabelJson(String text) {
        this.text = text;
    }

    /** The value of a text: List, Map, String or Double. */
    static Object read(String text) {
        var json = new LabelJson(text);
        json.skipSpaces();
        Object value = json.value(0);
        json.skipSpaces();
        if (json.at < text.length()) {
            throw json.unexpected("the end");
        }
        return value;
    }

    /** Prints a text with its quotes. */
    static void print(String value, StringBuilder into) {
        into.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> into.append("\\\"");
                case '\\' -> into.append("\\\\");
                case '\n' -> into.append("\\n");
                case '\r' -> into.append("\\r");
                case '\t' -> into.append("\\t");
                default -> {
                    if (c < ' ') {
                        into.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        into.append(c);
                    }
                }
            }
        }
        into.append('"');
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a label is not nested that deep");
        }
        return switch (peek()) {
            case '[' -> array(depth);
            case '{' -> object(depth);
            case '"' -> string();
            default -> number();
        };
    }

    private List<Object> array(int depth) {
        var elements = new ArrayList<Object>();
        at++;
        skipSpaces();
        if (peek() == ']') {
            at++;
            return elements;
        }
        while (true) {
            elements.add(value(depth + 1));
            if (closes(']')) {
                return elements;
            }
        }
    }

    private Map<String, Object> object(int depth) {
        var members = new LinkedHashMap<String, Object>();
        at++;
        skipSpaces();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            if (peek() != '"') {
                throw unexpected("a name in quotes");
            }
            String name = string();
            skipSpaces();
            if (peek() != ':') {
                throw unexpected("a colon");
            }
            at++;
            skipSpaces();
            if (members.put(name, value(depth + 1)) != null) {
                throw new IllegalArgumentException("the label has '" + name + "' twice");
            }
            if (closes('}')) {
                return members;
            }
        }
    }

    /** Whether the list of elements ends here; else another one follows. */
    private boolean closes(char end) {
        skipSpaces();
        char c = peek();
        if (c != end && c != ',') {
            throw unexpected("',' or '" + end + "'");
        }
        at++;
        skipSpaces();
        return c == end;
    }

    private String string() {
        var value = new StringBuilder();
        at++;
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return whole(value.toString());
            }
            if (c < ' ') {
                throw new IllegalArgumentException("the label has a control character in a text");
            }
            value.append(c == '\\' ? escaped() : c);
        }
    }

    /** Escapes can spell half a character, {@code "\ud800"}, which no file can hold. */
    private static String whole(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                if (i + 1 == value.length() || !Character.isSurrogatePair(value.charAt(i), value.charAt(i + 1))) {
                    throw new IllegalArgumentException("the label has half a character: \\u"
                            + Integer.toHexString(value.charAt(i)) + " without its other half");
                }
                i++;
            }
        }
        return value;
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    char hex = peek();
                    int digit = hex < 0x80 ? Character.digit(hex, 16) : -1;
                    if (digit < 0) {
                        throw unexpected("four hex digits");
                    }
                    code = code << 4 | digit;
                    at++;
                }
                yield (char) code;
            }
            default ->
                throw new IllegalArgumentException("the label has the escape \\" + c + ", which JSON does not know");
        };
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "0123456789.eE+-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        if (!NUMBER.matcher(number).matches()) {
            at = start;
            throw unexpected("a number, a text, an array or an object");
        }
        double value = Double.parseDouble(number);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the label has the number " + cut(number) + ", which is too large");
        }
        return value;
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("the label is JSON that ends too early: " + shown());
        }
        return text.charAt(at);
    }

    private void skipSpaces() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException unexpected(String expected) {
        return new IllegalArgumentException(
                "the label is no JSON: " + expected + " expected at character " + (at + 1) + " of " + shown());
    }

    private String shown() {
        return cut(text);
    }

    /** The start of a text for messages. */
    static String cut(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + "...";
    }
}
