package io.labelwright.engine.execution;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bounded number of threads for kernels of all stages. The thread that asks for work takes part in it, so that work
 * goes on even when all others are busy.
 */
public final class WorkerPool implements AutoCloseable {

    private final int threads;
    private final ExecutorService executor;

    /** A pool of this many threads in all, at least 1. */
    public WorkerPool(int threads) {
        this.threads = Math.max(1, threads);
        var number = new AtomicInteger();
        this.executor = Executors.newFixedThreadPool(Math.max(1, this.threads - 1), task -> {
            var thread = new Thread(task, "labelwright-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How many lanes of work there are at most. */
    public int threads() {
        return threads;
    }

    /** One piece of work. */
    @FunctionalInterface
    public interface Task {

        /**
         * Does piece {@code index}.
         *
         * @param lane below {@link #threads()}; pieces of one lane run one after the other
         */
        void run(int lane, int index);
    }

    /** Does all pieces and returns when they are done; the first failure ends the rest and is thrown. */
    public void forEach(int pieces, Task task) {
        int lanes = Math.min(threads, pieces);
        var next = new AtomicInteger();
        var failed = new AtomicBoolean();
        List<Future<?>> others = new ArrayList<>();
        for (int lane = 1; lane < lanes; lane++) {
            int mine = lane;
            others.add(executor.submit(() -> drain(pieces, task, mine, next, failed)));
        }
        try {
            drain(pieces, task, 0, next, failed);
        } finally {
            // Wait even after a failure: the pieces work on arrays that the caller is about to drop or reuse.
            await(others, failed);
        }
    }

    private static void drain(int pieces, Task task, int lane, AtomicInteger next, AtomicBoolean failed) {
        boolean done = false;
        try {
            for (int index = next.getAndIncrement(); index < pieces && !failed.get(); index = next.getAndIncrement()) {
                task.run(lane, index);
            }
            done = true;
        } finally {
            if (!done) {
                failed.set(true);
            }
        }
    }

    private static void await(List<Future<?>> futures, AtomicBoolean failed) {
        RuntimeException failure = null;
        boolean interrupted = false;
        for (Future<?> future : futures) {
            while (true) {
                try {
                    future.get();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    failed.set(true);
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof Error error) {
                        throw error;
                    }
                    failure = (RuntimeException) e.getCause();
                    break;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new LabelingException(StandardError.INTERRUPTED, "interrupted");
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
