package io.labelwright.engine.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions.StandardFunction.Overload.Arithmetic;
import dev.cel.runtime.CelStandardFunctions.StandardOverload;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions that make longer texts out of shorter ones, with an upper limit: without it a short expression such as
 * {@code ['ab'].map(t, t + t).map(t, t + t)...} fills any memory.
 */
final class BoundedText {

    private static final long MAX_LENGTH = 1 << 24;

    private BoundedText() {}

    /** Whether a standard function gives way to one of these. */
    static boolean replaces(StandardOverload overload) {
        return overload == Arithmetic.ADD_STRING || overload == Arithmetic.ADD_BYTES;
    }

    static List<CelFunctionBinding> bindings() {
        var bindings = new ArrayList<CelFunctionBinding>();
        bindings.add(CelFunctionBinding.from("add_string", String.class, String.class, (a, b) -> {
            bounded((long) a.length() + b.length());
            return a + b;
        }));
        bindings.add(CelFunctionBinding.from("list_join", List.class, list -> join(list, "")));
        bindings.add(CelFunctionBinding.from("list_join_string", List.class, String.class, BoundedText::join));
        bindings.add(CelFunctionBinding.from(
                "string_replace_string_string",
                List.of(String.class, String.class, String.class),
                arguments -> replace((String) arguments[0], (String) arguments[1], (String) arguments[2], -1)));
        bindings.add(CelFunctionBinding.from(
                "string_replace_string_string_int",
                List.of(String.class, String.class, String.class, Long.class),
                arguments -> replace(
                        (String) arguments[0], (String) arguments[1], (String) arguments[2], (Long) arguments[3])));
        return bindings;
    }

    private static String join(List<?> parts, String between) throws CelEvaluationException {
        var text = new StringBuilder();
        boolean first = true;
        for (Object part : parts) {
            if (!(part instanceof String next)) {
                throw new CelEvaluationException("join takes a list of texts");
            }
            bounded((long) text.length() + between.length() + next.length());
            if (!first) {
                text.append(between);
            }
            text.append(next);
            first = false;
        }
        return text.toString();
    }

    /** Replaces the first occurrences; all for a negative number. An empty search text stands between characters. */
    private static String replace(String text, String search, String replacement, long most)
            throws CelEvaluationException {
        var result = new StringBuilder();
        long left = most < 0 ? Long.MAX_VALUE : most;
        int from = 0;
        while (left > 0 && from <= text.length()) {
            int found = text.indexOf(search, from);
            if (found < 0) {
                break;
            }
            bounded((long) result.length() + found - from + replacement.length());
            result.append(text, from, found).append(replacement);
            from = found + search.length();
            left--;
            if (search.isEmpty()) {
                if (from == text.length()) {
                    return result.toString();
                }
                int next = text.offsetByCodePoints(from, 1);
                result.append(text, from, next);
                from = next;
            }
        }
        bounded((long) result.length() + text.length() - from);
        return result.append(text, from, text.length()).toString();
    }

    private static void bounded(long length) throws CelEvaluationException {
        if (length > MAX_LENGTH) {
            throw new CelEvaluationException("it makes a text of more than " + MAX_LENGTH + " characters");
        }
    }
}
