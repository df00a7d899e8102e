package io.labelwright.engine.label;

import io.labelwright.spi.problem.StandardError;
import org.jspecify.annotations.Nullable;

/** Why a text is no label. No stack trace, since a file may hold millions. */
public final class LabelProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StandardError code;
    private final @Nullable String hint;

    LabelProblem(StandardError code, String message, @Nullable String hint) {
        super(message, null, false, false);
        this.code = code;
        this.hint = hint;
    }

    /** What kind of mistake it is. */
    public StandardError code() {
        return code;
    }

    /** What is wrong. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** What to do about it; null when there is nothing to say. */
    public @Nullable String hint() {
        return hint;
    }

    /** What is wrong and what to do about it, in one line. */
    public String reason() {
        return hint == null ? what() : what() + "; " + hint;
    }

    /** The same about one member of a label. */
    LabelProblem of(String member) {
        return new LabelProblem(code, member + ": " + what(), hint);
    }
}
