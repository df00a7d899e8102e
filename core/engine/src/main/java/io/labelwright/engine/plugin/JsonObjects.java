package io.labelwright.engine.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text as maps, lists, texts, doubles and booleans; null is left out. By hand, because descriptors are
 * read at every start: a JSON library loads a hundred classes, which takes longer than all the rest of discovery.
 */
final class JsonObjects {

    private static final int MAX_DEPTH = 64;
    private static final int END = -1;

    private final String text;
    private int at;

    private JsonObjects(String text) {
        this.text = text;
    }

    static @Nullable Object read(String text) throws MalformedDescriptor {
        var reader = new JsonObjects(text);
        Object value = reader.value(0);
        if (reader.peek() != END) {
            throw reader.notJson("something stands after its end");
        }
        return value;
    }

    private @Nullable Object value(int depth) throws MalformedDescriptor {
        if (depth > MAX_DEPTH) {
            throw notJson("it is nested too deeply");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws MalformedDescriptor {
        var object = new LinkedHashMap<String, Object>();
        at++;
        if (peek() == '}') {
            at++;
            return object;
        }
        do {
            if (peek() != '"') {
                throw notJson("a name was expected");
            }
            String name = string();
            expect(':');
            Object value = value(depth + 1);
            if (object.containsKey(name)) {
                throw notJson("'" + name + "' stands twice in an object");
            }
            if (value != null) {
                object.put(name, value);
            }
        } while (another('}'));
        return object;
    }

    private List<Object> array(int depth) throws MalformedDescriptor {
        var array = new ArrayList<Object>();
        at++;
        if (peek() == ']') {
            at++;
            return array;
        }
        do {
            Object value = value(depth + 1);
            if (value != null) {
                array.add(value);
            }
        } while (another(']'));
        return array;
    }

    /** Whether a comma follows; else the closing bracket has to. */
    private boolean another(char close) throws MalformedDescriptor {
        if (peek() == ',') {
            at++;
            return true;
        }
        expect(close);
        return false;
    }

    private String string() throws MalformedDescriptor {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\' && text.charAt(at) >= ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return text.substring(start, at++);
        }
        var out = new StringBuilder(text.substring(start, at));
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw notJson("a control character in a text");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw notJson("a text has no end");
    }

    private char escaped() throws MalformedDescriptor {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw notJson("an unknown escape in a text");
        };
    }

    private char unicode() throws MalformedDescriptor {
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw notJson("an unknown escape in a text");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private @Nullable Object word(String word, @Nullable Object value) throws MalformedDescriptor {
        if (!text.startsWith(word, at)) {
            throw notJson("a value was expected");
        }
        at += word.length();
        return value;
    }

    private Double number() throws MalformedDescriptor {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw notJson(peek() == END ? "it ends too early" : "a value was expected");
        }
    }

    private void expect(char c) throws MalformedDescriptor {
        if (peek() != c) {
            throw notJson("'" + c + "' was expected");
        }
        at++;
    }

    /** The next character that is no space. */
    private int peek() {
        while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private MalformedDescriptor notJson(String what) {
        return new MalformedDescriptor("not JSON: " + what + " (at character " + (at + 1) + ")");
    }
}
