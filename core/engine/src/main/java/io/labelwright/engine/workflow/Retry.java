package io.labelwright.engine.workflow;

import java.time.Duration;

/**
 * How often a failed stage is tried.
 *
 * @param attempts how often in all, from 1
 * @param backoff time to wait before the second attempt
 */
public record Retry(int attempts, Duration backoff) {}
