package io.labelwright.engine.secret;

import io.labelwright.spi.problem.Problem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The second net under secrets. The first is that the engine itself never puts one into text; but a plug-in that got
 * one may put it into the message of an exception, a problem or a log line, as it is or in some encoding. All text on
 * its way to a person or a file goes through here, and what looks like a secret becomes {@code ***}. Safe for several
 * threads.
 */
public final class SecretMask {

    /** What is printed in place of a secret. */
    public static final String SHOWN = "***";

    /** Shorter ones would be found everywhere. */
    public static final int SHORTEST = 4;

    /** In data, where a short password is a word like any other, only longer ones are looked for. */
    private static final int SHORTEST_IN_DATA = 8;

    /** Longest first, so that of two forms that contain each other the whole one is taken. */
    private volatile List<String> forms = List.of();

    /** From now on this is a secret. */
    public synchronized void add(String secret) {
        var all = new TreeSet<String>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        all.addAll(forms);
        SecretForms.of(secret).stream()
                .filter(form -> form.length() >= SHORTEST)
                .forEach(all::add);
        forms = List.copyOf(all);
    }

    /** The text without secrets. */
    public String mask(String text) {
        String masked = text;
        for (String form : forms) {
            if (masked.contains(form)) {
                masked = masked.replace(form, SHOWN);
            }
        }
        return masked;
    }

    /** Whether a text of data holds a secret that is long enough to be told from a word. */
    public boolean isIn(@Nullable String data) {
        if (data == null || data.length() < SHORTEST_IN_DATA) {
            return false;
        }
        for (String form : forms) {
            if (form.length() >= SHORTEST_IN_DATA && data.contains(form)) {
                return true;
            }
        }
        return false;
    }

    /** The problem without secrets. */
    public Problem mask(Problem problem) {
        if (forms.isEmpty()) {
            return problem;
        }
        String hint = problem.hint();
        return new Problem(
                problem.severity(),
                problem.code(),
                problem.place(),
                mask(problem.message()),
                hint == null ? null : mask(hint));
    }

    /** The problems without secrets. */
    public List<Problem> mask(List<Problem> problems) {
        return forms.isEmpty() ? problems : problems.stream().map(this::mask).toList();
    }

    /** The figures without secrets in their names. */
    public Map<String, Double> mask(Map<String, Double> facts) {
        if (forms.isEmpty()) {
            return facts;
        }
        var masked = new LinkedHashMap<String, Double>();
        facts.forEach((name, value) -> masked.put(mask(name), value));
        return masked;
    }
}
