package io.labelwright.engine.workflow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which texts may name a workflow, a stage, a strategy. */
final class Names {

    private Names() {}

    /** {@code [a-z0-9-]+}. */
    static boolean isWorkflow(String text) {
        return isId(text) && text.indexOf('_') < 0;
    }

    /** {@code [a-z0-9_-]+}. */
    static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '-' && c != '_') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** {@code family/name}. */
    static boolean isStrategy(String text) {
        int slash = text.indexOf('/');
        return slash > 0 && isId(text.substring(0, slash)) && isId(text.substring(slash + 1));
    }

    /** {@code isStrategy}, or a glob of one. */
    static boolean isStrategyPattern(String text) {
        String filled = text.replace('*', 'x').replace('?', 'x');
        return isStrategy(filled) || (isId(filled) && text.indexOf('*') >= 0);
    }

    /** A hint that names a well-formed id near the text; null when there is none. */
    static @Nullable String suggestion(String text) {
        var out = new StringBuilder();
        for (char c : text.strip().toLowerCase(Locale.ROOT).toCharArray()) {
            out.append(isLetterOrDigit(c) || c == '_' || c == '-' ? c : '-');
        }
        String id = out.toString();
        boolean some = id.chars().anyMatch(c -> isLetterOrDigit((char) c));
        return some && id.length() <= 60 ? "for example '" + id + "'" : null;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
