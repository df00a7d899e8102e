package io.labelwright.testkit;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a piece of work takes, for tests that small hostile input can't make a program busy for long. Counted are the
 * processor time and the allocated bytes of the thread at hand, so that a busy machine fails no test; work that hands
 * itself to other threads is not seen.
 */
public final class Effort {

    /** The first times load classes and run uncompiled. */
    private static final int ATTEMPTS = 3;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Effort() {}

    /** Something to do that gives a result. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it. */
        T get() throws IOException;
    }

    /**
     * Does some work and fails when it took more than this. It is done again before it fails, so it must be repeatable.
     *
     * @param time of the processor
     * @param megabytes that are allocated in all, freed or not
     * @return its result
     * @throws AssertionError when it took more
     */
    public static <T> T atMost(Duration time, int megabytes, Work<T> work) throws IOException {
        long nanos = 0;
        long bytes = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            long nanosBefore = THREADS.getCurrentThreadCpuTime();
            T result = work.get();
            nanos = THREADS.getCurrentThreadCpuTime() - nanosBefore;
            bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
            if (nanos <= time.toNanos() && bytes <= (long) megabytes << 20) {
                return result;
            }
        }
        throw new AssertionError("it took " + nanos / 1_000_000 + " ms and " + (bytes >> 20) + " MB, at most "
                + time.toMillis() + " ms and " + megabytes + " MB are allowed");
    }
}
