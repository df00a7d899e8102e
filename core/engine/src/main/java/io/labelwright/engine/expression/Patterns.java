package io.labelwright.engine.expression;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * {@code matches} and {@code countMatches}, with each pattern compiled once. Patterns are RE2: the time of a match is
 * linear in text and pattern, whatever they are; {@link #size} keeps {@code (a{1000}){1000}} from filling memory before
 * it matches anything.
 */
final class Patterns {

    private static final int MAX_KEPT = 4096;
    private static final long MAX_SIZE = 100_000;

    private final ConcurrentMap<String, Pattern> compiled = new ConcurrentHashMap<>();

    /** What runs. CEL wants immutable functions; a concurrent cache is as good. */
    @SuppressWarnings("Immutable")
    List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("matches", String.class, String.class, this::matches),
                CelFunctionBinding.from("matches_string", String.class, String.class, this::matches));
    }

    private boolean matches(String text, String pattern) throws CelEvaluationException {
        return pattern(pattern).matcher(text).find();
    }

    /** How often a pattern matches, one match after the other. */
    long count(String text, String pattern) throws CelEvaluationException {
        Matcher matcher = pattern(pattern).matcher(text);
        long count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    private Pattern pattern(String pattern) throws CelEvaluationException {
        Pattern known = compiled.get(pattern);
        if (known == null) {
            try {
                known = compile(pattern);
            } catch (IllegalArgumentException e) {
                throw new CelEvaluationException(String.valueOf(e.getMessage()), e);
            }
        }
        return known;
    }

    /**
     * A pattern that may be used.
     *
     * @throws IllegalArgumentException with a message for its author
     */
    Pattern compile(String pattern) {
        if (size(pattern) > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "the pattern's repetitions multiply to more than " + MAX_SIZE + " steps");
        }
        Pattern made;
        try {
            made = Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "not a valid pattern: " + e.getDescription() + " `" + e.getPattern() + "`", e);
        }
        if (compiled.size() >= MAX_KEPT) {
            // Patterns made from data: forget them all rather than keep an order of use in the hot path.
            compiled.clear();
        }
        compiled.put(pattern, made);
        return made;
    }

    /**
     * Roughly how many steps a pattern has once its counted repetitions are written out; never too few for nested ones.
     */
    static long size(String pattern) {
        var open = new ArrayDeque<Long>();
        long total = 0;
        long last = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '(') {
                open.push(total);
                total = 0;
                last = 0;
            } else if (c == ')' && !open.isEmpty()) {
                last = total + 1;
                total = capped(open.pop() + last);
            } else if (c == '{') {
                int end = pattern.indexOf('}', i);
                long times = end < 0 ? 0 : times(pattern.substring(i + 1, end));
                if (times > 0) {
                    total = capped(total + last * (times - 1));
                    last = capped(last * times);
                    i = end;
                } else {
                    last = 1;
                    total++;
                }
            } else if (c == '\\') {
                i++;
                last = 1;
                total++;
            } else if (c == '[') {
                i = classEnd(pattern, i);
                last = 1;
                total++;
            } else if (c != '*' && c != '+' && c != '?') {
                last = 1;
                total++;
            }
        }
        while (!open.isEmpty()) {
            total = capped(total + open.pop());
        }
        return total;
    }

    private static long capped(long size) {
        return Math.min(size, Integer.MAX_VALUE);
    }

    /** The larger number of {@code n}, {@code n,} or {@code n,m}; 0 when it is not a repetition. */
    private static long times(String braces) {
        long times = 0;
        for (String part : braces.split(",", -1)) {
            if (part.length() > 6) {
                return 0;
            }
            long number = 0;
            for (int i = 0; i < part.length(); i++) {
                if (part.charAt(i) < '0' || part.charAt(i) > '9') {
                    return 0;
                }
                number = number * 10 + part.charAt(i) - '0';
            }
            times = Math.max(times, number);
        }
        return times;
    }

    private static int classEnd(String pattern, int start) {
        int i = start + 1;
        if (i < pattern.length() && pattern.charAt(i) == '^') {
            i++;
        }
        if (i < pattern.length() && pattern.charAt(i) == ']') {
            i++;
        }
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.startsWith("[:", i)) {
                int end = pattern.indexOf(":]", i + 2);
                i = end < 0 ? i : end + 1;
            }
            i++;
        }
        return i;
    }
}
