package io.labelwright.engine.remote;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a remote place without being held by it: what may block runs in a thread of its own, and whoever waits
 * looks up ten times a second to see whether the run has been stopped or time is up.
 */
final class Patience implements AutoCloseable {

    private static final long LOOK_UP_MILLIS = 100;
    private static final long CLEARING_SECONDS = 3;

    private final LocalExecution.Progress progress;
    private final RemoteLimits limits;
    private final ExecutorService thread;

    Patience(LocalExecution.Progress progress, RemoteLimits limits) {
        this.progress = progress;
        this.limits = limits;
        this.thread = Executors.newCachedThreadPool(task -> {
            var made = new Thread(task, "remote file");
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Does something, again and again with pauses between while it fails for reasons that may pass.
     *
     * @throws IOException the last of these reasons
     */
    <T> T insist(Callable<T> action) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Duration asked = null;
            try {
                return call(action);
            } catch (RemoteFailure e) {
                if (e.kind() != RemoteFailure.Kind.BUSY || attempt >= limits.attempts()) {
                    throw e;
                }
                asked = e.after();
                if (asked != null && asked.compareTo(limits.longest()) > 0) {
                    throw e;
                }
            } catch (IOException e) {
                if (attempt >= limits.attempts()) {
                    throw e;
                }
            }
            pause(attempt, asked);
        }
    }

    /** Waits before another attempt. */
    void pause(int failures, @Nullable Duration asked) {
        Duration doubled = limits.pause().multipliedBy(1L << Math.min(20, failures - 1));
        Duration wanted = asked == null ? doubled : asked;
        long end = System.nanoTime() + (wanted.compareTo(limits.longest()) > 0 ? limits.longest() : wanted).toNanos();
        progress.reached(-1, "waits before attempt " + (failures + 1) + " of " + limits.attempts());
        while (end - System.nanoTime() > 0) {
            progress.reached(-1, "");
            try {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) + 1;
                Thread.sleep(Math.min(LOOK_UP_MILLIS, left));
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
    }

    /**
     * Does something that may block.
     *
     * @throws IOException when it fails, or nothing has come of it for too long
     */
    <T> T call(Callable<T> action) throws IOException {
        Future<T> answer = thread.submit(action);
        long end = System.nanoTime() + limits.idle().toNanos();
        boolean over = false;
        try {
            while (true) {
                try {
                    T result = answer.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                    over = true;
                    return result;
                } catch (TimeoutException e) {
                    progress.reached(-1, "");
                    if (System.nanoTime() - end > 0) {
                        throw new IOException(
                                "nothing came for " + limits.idle().toSeconds() + " s");
                    }
                }
            }
        } catch (ExecutionException e) {
            over = true;
            throw unwrapped(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            if (!over) {
                answer.cancel(true);
            }
        }
    }

    private static IOException unwrapped(@Nullable Throwable cause) {
        if (cause instanceof IOException failure) {
            return failure;
        }
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error failure) {
            throw failure;
        }
        return new IOException(cause);
    }

    private static LabelingException interrupted() {
        Thread.currentThread().interrupt();
        return new LabelingException(StandardError.INTERRUPTED, "interrupted; the same command goes on from here");
    }

    @Override
    public void close() {
        // Whatever was given up has been interrupted once; a second time would disturb it where it clears up, such as
        // parts of a file that never became one.
        thread.shutdown();
        try {
            thread.awaitTermination(CLEARING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
