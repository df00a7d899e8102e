package io.labelwright.engine.expression;

import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles conditions written in CEL. May be used by several threads; so may the conditions.
 *
 * <p>Standard CEL with the string extensions ({@code lowerAscii}, {@code split}, {@code trim}, ...) and those of
 * {@link TextFunctions}, and three things beside it: numbers compare and add up whether they are whole or not; a
 * condition whose answer hangs on a missing number or boolean is false, as in SQL ({@code has(f.NAME)} asks whether a
 * field has a value); and everything has a bound: the length of the text, the steps of {@code all}, {@code exists} and
 * the like, the size of patterns (RE2, linear time) and of texts that are made.
 *
 * <p>Names that CEL can't spell are members of a map of all columns: {@code f["odd name"]} in {@link Scope#ITEM},
 * {@code row["p:spam"]} in {@link Scope#ROW}.
 */
public final class CelExpressions implements Expressions {

    /** The longest expression in characters. */
    public static final int MAX_LENGTH = 10_000;

    private static final int ENVIRONMENTS = 64;

    private static final int CONDITIONS = 1_024;

    /** The environments last used: a stage of a thousand rules has one. Guarded by itself. */
    private final Map<Key, Environment> environments = new LastUsed<>(ENVIRONMENTS);

    /** The conditions last used: thousands of stages may have the same one. Guarded by itself. */
    private final Map<Source, Condition> conditions = new LastUsed<>(CONDITIONS);

    @Override
    public Condition condition(String source, List<ColumnSpec> columns, Scope scope) {
        var key = new Source(source, new Key(List.copyOf(columns), scope));
        synchronized (conditions) {
            Condition known = conditions.get(key);
            if (known != null) {
                return known;
            }
        }
        Condition compiled = compile(source, environment(columns, scope));
        synchronized (conditions) {
            conditions.put(key, compiled);
        }
        return compiled;
    }

    private static Condition compile(String source, Environment environment) {
        Checked checked = environment.check(source);
        if (!checked.problems().isEmpty()) {
            throw new LabelingException(checked.problems().stream()
                    .map(problem -> Problem.error(
                            StandardError.EXPRESSION,
                            null,
                            problem.message() + ", " + problem.where() + " of `" + shown(source) + "`",
                            problem.hint()))
                    .toList());
        }
        return environment.condition(source, checked);
    }

    /** What is wrong with an expression; nothing when {@link #condition} would compile it. */
    public List<ExpressionProblem> check(String source, List<ColumnSpec> columns, Scope scope) {
        return environment(columns, scope).check(source).problems();
    }

    private Environment environment(List<ColumnSpec> columns, Scope scope) {
        var key = new Key(List.copyOf(columns), scope);
        synchronized (environments) {
            return environments.computeIfAbsent(key, k -> new Environment(new KnownNames(k.columns(), k.scope())));
        }
    }

    /** An expression on one line of a message. */
    static String shown(String source) {
        String line = source.strip().replace("\r", "").replace('\n', ' ');
        return line.length() <= 200 ? line : line.substring(0, line.offsetByCodePoints(0, 150)) + "...";
    }

    private record Key(List<ColumnSpec> columns, Scope scope) {}

    private record Source(String text, Key key) {}

    /** Keeps so many entries, those that were asked for last. */
    private static final class LastUsed<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int most;

        LastUsed(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
