package io.labelwright.engine.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads times such as {@code 500ms}, {@code 2s}, {@code 10m}, {@code 1h}, {@code 7d}. */
final class Durations {

    static final String EXPECTED = "a time such as 500ms, 2s, 10m, 1h or 7d";

    /** Nine digits of the largest unit are far from an overflow. */
    private static final int MAX_DIGITS = 9;

    private Durations() {}

    /** The time; null when the text is none. */
    static @Nullable Duration parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > MAX_DIGITS) {
            return null;
        }
        long count = Long.parseLong(text.substring(0, digits));
        return switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> null;
        };
    }
}
