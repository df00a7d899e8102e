package io.labelwright.spi.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, told so that its reader knows what to do.
 *
 * @param severity whether it stops the run
 * @param code stable code, for example {@code LBL-1002}
 * @param place where it was found; null when it has no place in a file
 * @param message what was found and what was expected
 * @param hint what to do about it, for example the nearest valid word; null when the message says it all
 */
public record Problem(
        Severity severity,
        ErrorCode code,
        @Nullable Place place,
        String message,
        @Nullable String hint) {

    /** An error with a place and a hint. */
    public static Problem error(ErrorCode code, @Nullable Place place, String message, @Nullable String hint) {
        return new Problem(Severity.ERROR, code, place, message, hint);
    }

    /** An error without a hint. */
    public static Problem error(ErrorCode code, @Nullable Place place, String message) {
        return new Problem(Severity.ERROR, code, place, message, null);
    }

    /** A warning. */
    public static Problem warning(ErrorCode code, @Nullable Place place, String message, @Nullable String hint) {
        return new Problem(Severity.WARNING, code, place, message, hint);
    }

    /** Whether this problem stops the run. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        if (place != null) {
            text.append(place).append(' ');
        }
        text.append(code.code()).append(' ').append(message);
        if (hint != null) {
            text.append(" (").append(hint).append(')');
        }
        return text.toString();
    }
}
