package io.labelwright.engine.expression;

/**
 * Thrown where an expression meets a missing number or boolean. CEL lets {@code ||} and {@code &&} swallow a failure of
 * one side when the other side decides, which is just the logic of the unknown.
 */
final class MissingValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The only one: it is thrown in loops, and has no stack that could mislead. */
    @SuppressWarnings("StaticAssignmentOfThrowable")
    static final MissingValue INSTANCE = new MissingValue();

    private MissingValue() {
        super("a value is missing", null, false, false);
    }

    /** Whether a failure has a missing value at its root. */
    static boolean causes(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 16; depth++) {
            if (cause == INSTANCE) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
