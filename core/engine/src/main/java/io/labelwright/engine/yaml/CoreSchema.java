package io.labelwright.engine.yaml;

import org.jspecify.annotations.Nullable;

/**
 * The core schema of YAML 1.2 for plain scalars, by hand: the YAML library's own tables of patterns cost more time to
 * load than a whole workflow takes to read.
 */
final class CoreSchema {

    private CoreSchema() {}

    static ScalarType type(String text) {
        if (text.isEmpty()) {
            return ScalarType.NULL;
        }
        return switch (text) {
            case "~", "null", "Null", "NULL" -> ScalarType.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> ScalarType.BOOLEAN;
            default -> number(text);
        };
    }

    static @Nullable Object value(String text) {
        return switch (type(text)) {
            case NULL -> null;
            case BOOLEAN -> text.charAt(0) == 't' || text.charAt(0) == 'T';
            case INTEGER -> integer(text);
            case NUMBER -> real(text);
            case TEXT -> text;
        };
    }

    /** Whether a plain scalar is a number that no double holds: infinite, not a number, or too large. */
    static boolean isNotFinite(String text) {
        return type(text) == ScalarType.NUMBER && !Double.isFinite(real(text));
    }

    private static ScalarType number(String text) {
        char first = text.charAt(0);
        if (first > '9' || (first < '0' && first != '-' && first != '+' && first != '.')) {
            return ScalarType.TEXT;
        }
        if (prefixed(text)) {
            return integer(text) == null ? ScalarType.NUMBER : ScalarType.INTEGER;
        }
        if (isInfinity(text) || isNan(text)) {
            return ScalarType.NUMBER;
        }
        int at = first == '-' || first == '+' ? 1 : 0;
        int whole = digits(text, at);
        if (whole == text.length() && whole > at) {
            return integer(text) == null ? ScalarType.NUMBER : ScalarType.INTEGER;
        }
        return fractionOrExponent(text, at, whole) ? ScalarType.NUMBER : ScalarType.TEXT;
    }

    private static boolean fractionOrExponent(String text, int start, int whole) {
        int at = whole;
        boolean some = whole > start;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digits(text, at + 1);
            some |= end > at + 1;
            at = end;
        }
        if (!some) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            int end = digits(text, at);
            if (end == at) {
                return false;
            }
            at = end;
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** {@code 0x1F} or {@code 0o17}. */
    private static boolean prefixed(String text) {
        if (text.length() < 3 || text.charAt(0) != '0' || (text.charAt(1) != 'x' && text.charAt(1) != 'o')) {
            return false;
        }
        int radix = text.charAt(1) == 'x' ? 16 : 8;
        for (int i = 2; i < text.length(); i++) {
            // Only ASCII digits: Character.digit would also take those of other scripts.
            if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), radix) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The value of a whole number, null when a long can't hold it. */
    private static @Nullable Long integer(String text) {
        try {
            if (prefixed(text)) {
                return Long.parseLong(text.substring(2), text.charAt(1) == 'x' ? 16 : 8);
            }
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    private static double real(String text) {
        if (isNan(text)) {
            return Double.NaN;
        }
        if (isInfinity(text)) {
            return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (prefixed(text)) {
            double value = 0;
            int radix = text.charAt(1) == 'x' ? 16 : 8;
            for (int i = 2; i < text.length(); i++) {
                value = value * radix + Character.digit(text.charAt(i), radix);
            }
            return value;
        }
        return Double.parseDouble(text);
    }

    private static boolean isInfinity(String text) {
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        return text.length() == at + 4
                && (text.startsWith(".inf", at) || text.startsWith(".Inf", at) || text.startsWith(".INF", at));
    }

    private static boolean isNan(String text) {
        return text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN");
    }
}
