package io.labelwright.engine.config;

import io.labelwright.engine.config.ConfigValue.Mapping;
import io.labelwright.engine.config.ConfigValue.Scalar;
import io.labelwright.engine.config.ConfigValue.Sequence;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import java.util.TreeMap;
import tools.jackson.core.io.NumberOutput;

/** Prints a config as JSON in exactly one way. Written by hand: a library's next version may print otherwise. */
final class CanonicalJson {

    private static final String SECRET = "***";
    private static final String FILE = "<file>";

    private final StringBuilder out = new StringBuilder();
    private final boolean paths;

    private CanonicalJson(boolean paths) {
        this.paths = paths;
    }

    static String forKey(ConfigValue value) {
        return new CanonicalJson(false).print(value).out.toString();
    }

    static String forPeople(ConfigValue value) {
        return new CanonicalJson(true).print(value).out.toString();
    }

    private CanonicalJson print(ConfigValue value) {
        if (value instanceof Mapping mapping) {
            printMapping(mapping);
        } else if (value instanceof Sequence sequence) {
            printSequence(sequence);
        } else if (value instanceof Scalar scalar) {
            printScalar(scalar);
        }
        return this;
    }

    private void printMapping(Mapping mapping) {
        out.append('{');
        String separator = "";
        for (var entry : new TreeMap<>(mapping.values()).entrySet()) {
            out.append(separator);
            quote(entry.getKey());
            out.append(':');
            print(entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void printSequence(Sequence sequence) {
        out.append('[');
        String separator = "";
        for (ConfigValue value : sequence.values()) {
            out.append(separator);
            print(value);
            separator = ",";
        }
        out.append(']');
    }

    private void printScalar(Scalar scalar) {
        boolean path = scalar.key().is(Mark.INPUT) || scalar.key().is(Mark.OUTPUT);
        if (scalar.secret()) {
            quote(SECRET);
        } else if (path && !paths) {
            quote(FILE);
        } else if (scalar.value() instanceof Double number) {
            // Not Double.toString, whose digits differ between JDK 17 and 19. Adding 0.0 makes -0.0 positive.
            out.append(NumberOutput.toString(number + 0.0, true));
        } else if (scalar.value() instanceof String text) {
            quote(text);
        } else {
            out.append(scalar.value());
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                // Surrogates too: half a pair has no UTF-8 form, and different texts must not get equal bytes.
                out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
