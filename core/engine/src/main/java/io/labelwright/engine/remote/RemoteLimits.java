package io.labelwright.engine.remote;

import java.time.Duration;

/**
 * How much patience there is with a remote place.
 *
 * @param attempts how often the same is tried before it is given up
 * @param pause how long to wait before the second attempt; doubled before each one after it
 * @param longest the longest wait between two attempts, also when the server asks for a longer one
 * @param idle how long nothing may come
 * @param worth so many bytes between two failures begin the count of attempts anew
 * @param most the most bytes of a file
 * @param room how many bytes the disk can take
 */
record RemoteLimits(int attempts, Duration pause, Duration longest, Duration idle, long worth, long most, long room) {

    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final long WORTH = 1 << 20;
    /** Bytes in a second. */
    private static final long SLOWEST = 32 << 10;

    /** Those for sending a file, of which nothing is heard until it is there. */
    static RemoteLimits sending(long bytes) {
        Duration slowest = IDLE.plusSeconds(bytes / SLOWEST);
        return new RemoteLimits(ATTEMPTS, PAUSE, LONGEST, slowest, WORTH, 0, 0);
    }

    /** The usual ones. */
    static RemoteLimits usual(long most, long room) {
        return new RemoteLimits(ATTEMPTS, PAUSE, LONGEST, IDLE, WORTH, most, room);
    }
}
