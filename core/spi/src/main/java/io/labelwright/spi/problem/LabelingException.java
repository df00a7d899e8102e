package io.labelwright.spi.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one exception that Labelwright and its plug-ins throw for a reason that a user can understand. */
public final class LabelingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public LabelingException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public LabelingException(Problem problem) {
        this(List.of(problem));
    }

    public LabelingException(ErrorCode code, String message) {
        this(Problem.error(code, null, message));
    }

    public LabelingException(ErrorCode code, @Nullable Place place, String message, @Nullable String hint) {
        this(Problem.error(code, place, message, hint));
    }

    public LabelingException(ErrorCode code, String message, Throwable cause) {
        this(Problem.error(code, null, message));
        initCause(cause);
    }

    /** What is wrong, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
