package io.labelwright.engine.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Looks up a value only when the evaluation comes to its name. */
final class CelCondition implements Condition {

    private final String source;
    private final KnownNames names;
    private final String[] needed;
    private final CelRuntime.Program program;

    /**
     * A condition.
     *
     * @param needed names without whose values it is false; asked first, because a failure inside CEL is slow
     */
    CelCondition(String source, KnownNames names, List<String> needed, CelRuntime.Program program) {
        this.source = source;
        this.names = names;
        this.needed = needed.toArray(new String[0]);
        this.program = program;
    }

    @Override
    public boolean test(Values values) {
        for (String name : needed) {
            if (MemberMap.isMissing(values.get(name))) {
                return false;
            }
        }
        Object result;
        try {
            result = program.eval(name -> find(name, values));
        } catch (MissingValue e) {
            return false;
        } catch (CelEvaluationException e) {
            if (MissingValue.causes(e)) {
                return false;
            }
            throw failed(reason(e), null);
        }
        if (result instanceof Boolean holds) {
            return holds;
        }
        // A member of a map is of a type that only its value tells.
        throw failed("it gives a value that is neither true nor false", "compare it with something");
    }

    private LabelingException failed(String reason, @Nullable String hint) {
        return new LabelingException(
                StandardError.EXPRESSION,
                null,
                "can't evaluate `" + CelExpressions.shown(source) + "`: " + reason,
                hint);
    }

    private Optional<Object> find(String name, Values values) {
        KnownNames.Members members = names.maps().get(name);
        if (members == null) {
            return names.variables().containsKey(name)
                    ? Optional.of(MemberMap.present(values.get(name)))
                    : Optional.empty();
        }
        if (members.closed()) {
            return Optional.of(new MemberMap(members, values));
        }
        return Optional.of(values.get(name) instanceof Map<?, ?> map ? map : Map.of());
    }

    private static String reason(CelEvaluationException e) {
        return switch (e.getErrorCode()) {
            case DIVIDE_BY_ZERO -> "division by zero";
            case ITERATION_BUDGET_EXCEEDED -> "it takes more than " + Environment.MAX_STEPS + " steps";
            case NUMERIC_OVERFLOW -> "a whole number leaves the range of 64 bits";
            case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD ->
                "an operator or function got a value of a type that it does" + " not take (" + plain(e) + ")";
            case ATTRIBUTE_NOT_FOUND -> "there is no member '" + plain(e) + "'";
            case BAD_FORMAT -> "not a text of the right form: " + plain(e);
            default -> plain(e);
        };
    }

    /** CEL's message without its own prefix, {@code evaluation error at <input>:12: }. */
    private static String plain(CelEvaluationException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("evaluation error")) {
            int end = message.indexOf(": ");
            return end < 0 ? message : message.substring(end + 2);
        }
        return message;
    }
}
