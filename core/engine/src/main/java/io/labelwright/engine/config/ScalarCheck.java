package io.labelwright.engine.config;

import io.labelwright.engine.plugin.Bounds;
import io.labelwright.engine.plugin.ValueType;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.engine.yaml.ScalarType;
import io.labelwright.spi.problem.StandardError;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a YAML scalar into a value of a config type; nothing is converted that the author did not write. */
final class ScalarCheck {

    private static final Bounds INT = new Bounds(Integer.MIN_VALUE, false, Integer.MAX_VALUE);

    private final ConfigProblems problems;

    ScalarCheck(ConfigProblems problems) {
        this.problems = problems;
    }

    /** The value: a String, Long, Double or Boolean; null when there is a problem with it. */
    @Nullable
    Object value(ScalarNode node, ValueType type, Bounds bounds, String path) {
        return switch (type.kind()) {
            case TEXT -> node.text();
            case WORD -> word(node, type, path);
            case BOOLEAN -> truth(node, path);
            case INTEGER -> integer(node, type, bounds, path);
            case NUMBER -> number(node, bounds, path);
            case LIST, MAP, RECORD, CHOICE ->
                throw new IllegalArgumentException(type.kind().word());
        };
    }

    private @Nullable Object word(ScalarNode node, ValueType type, String path) {
        if (type.words().contains(node.text())) {
            return node.text();
        }
        problems.add(
                StandardError.WRONG_TYPE,
                node.place(),
                problems.key(path) + " can be " + String.join(", ", type.words()) + ", not " + node.shown(),
                node.secret() ? null : didYouMean(NearestWord.of(node.text(), type.words())));
        return null;
    }

    static @Nullable String didYouMean(@Nullable String word) {
        return word == null ? null : "did you mean '" + word + "'?";
    }

    private @Nullable Object truth(ScalarNode node, String path) {
        if (node.value() instanceof Boolean truth) {
            return truth;
        }
        String hint = node.secret()
                ? null
                : switch (node.text().toLowerCase(Locale.ROOT)) {
                    case "yes", "on", "y", "true" -> "write true, without quotes";
                    case "no", "off", "n", "false" -> "write false, without quotes";
                    default -> null;
                };
        wrongType(node, path, "true or false", hint);
        return null;
    }

    private @Nullable Object integer(ScalarNode node, ValueType type, Bounds bounds, String path) {
        if (node.type() == ScalarType.INTEGER && node.value() instanceof Long number) {
            return inBounds(node, number, bounds, path) && (type.wide() || inBounds(node, number, INT, path))
                    ? number
                    : null;
        }
        if (node.type() == ScalarType.NUMBER && node.value() instanceof Double number && Math.abs(number) >= 0x1p63) {
            outOfRange(node, type.wide() ? "less than 2^63 from zero" : INT.inWords(), path);
        } else {
            wrongType(node, path, "a whole number", unquoted(node, ScalarType.INTEGER));
        }
        return null;
    }

    private @Nullable Object number(ScalarNode node, Bounds bounds, String path) {
        if (node.value() instanceof Number number) {
            double value = number.doubleValue();
            if (!Double.isFinite(value)) {
                outOfRange(node, "a finite number", path);
                return null;
            }
            return inBounds(node, value, bounds, path) ? value : null;
        }
        wrongType(node, path, "a number", unquoted(node, ScalarType.NUMBER));
        return null;
    }

    private boolean inBounds(ScalarNode node, double value, Bounds bounds, String path) {
        if (bounds.contain(value)) {
            return true;
        }
        outOfRange(node, bounds.inWords(), path);
        return false;
    }

    private void outOfRange(ScalarNode node, String range, String path) {
        problems.add(
                StandardError.OUT_OF_RANGE,
                node.place(),
                problems.key(path) + " has to be " + range + ", not " + spelt(node),
                null);
    }

    private void wrongType(ScalarNode node, String path, String expected, @Nullable String hint) {
        problems.add(
                StandardError.WRONG_TYPE,
                node.place(),
                problems.key(path) + " has to be " + expected + ", not " + found(node),
                hint);
    }

    /** A scalar in a message that says what was expected instead. */
    static String found(ScalarNode node) {
        return (node.type() == ScalarType.TEXT ? "the text " : "") + spelt(node);
    }

    private static String spelt(ScalarNode node) {
        return node.type() == ScalarType.TEXT || node.secret() ? node.shown() : node.text();
    }

    /** The hint for a number in quotes. */
    static @Nullable String unquoted(ScalarNode node, ScalarType wanted) {
        if (!node.quoted() || node.secret()) {
            return null;
        }
        ScalarType plain = new ScalarNode(node.text(), false, node.place()).type();
        boolean fits = plain == wanted || (wanted == ScalarType.NUMBER && plain == ScalarType.INTEGER);
        return fits ? "take the quotes away: " + node.text() : null;
    }
}
