package io.labelwright.remote.call;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.RetryConfig;
import io.labelwright.math.random.SeededRandom;
import java.time.Duration;

/**
 * How long is waited before a call is tried again: as long as the server says, else a pause that doubles, of which a
 * seeded share between a half and all is taken, so that calls which failed together do not come back together.
 *
 * @param first the pause before the second attempt
 * @param longest the longest pause
 * @param asked the longest time for which a server may want to be left alone; beyond it the call has failed
 */
public record Patience(Duration first, Duration longest, Duration asked) {

    /** The usual one. */
    public static Patience usual() {
        return new Patience(Duration.ofMillis(500), Duration.ofSeconds(60), Duration.ofMinutes(5));
    }

    /**
     * How a call is repeated.
     *
     * @param call a number for the call, of which its pauses are made
     */
    RetryConfig retries(int attempts, SeededRandom random, long call) {
        return RetryConfig.<Object>custom()
                .maxAttempts(attempts)
                .retryOnException(this::isWorthIt)
                .intervalBiFunction((attempt, outcome) -> pause(attempt, outcome, random, call))
                .build();
    }

    private boolean isWorthIt(Throwable failure) {
        return failure instanceof CallFailure call
                && call.passes()
                && (call.after() == null || call.after().compareTo(asked) <= 0);
    }

    private long pause(int attempt, Either<Throwable, Object> outcome, SeededRandom random, long call) {
        Duration after = outcome.isLeft() && outcome.getLeft() instanceof CallFailure failure ? failure.after() : null;
        if (after != null) {
            return Math.max(1, after.toMillis());
        }
        long doubled = first.toMillis() << Math.min(20, attempt - 1);
        long whole = Math.min(longest.toMillis(), doubled);
        return Math.max(1, Math.round(whole * (0.5 + random.uniform(call, attempt) / 2)));
    }
}
