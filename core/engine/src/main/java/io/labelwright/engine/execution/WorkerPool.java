package io.labelwright.engine.execution;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

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

    /**
     * Does all pieces and returns when they are done; the first failure ends the rest and is thrown. Pieces may call
     * this method themselves: lanes that no thread has begun when the caller runs out of pieces are withdrawn, so that
     * nobody waits for a thread that waits for him.
     */
    public void forEach(int pieces, Task task) {
        int lanes = Math.min(threads, pieces);
        var next = new AtomicInteger();
        var failed = new AtomicBoolean();
        List<Lane> others = new ArrayList<>();
        for (int lane = 1; lane < lanes; lane++) {
            int mine = lane;
            var other = new Lane(() -> drain(pieces, task, mine, next, failed));
            others.add(other);
            executor.execute(other);
        }
        try {
            drain(pieces, task, 0, next, failed);
        } finally {
            // Wait even after a failure: the pieces work on arrays that the caller is about to drop or reuse.
            await(others, failed);
        }
        others.forEach(Lane::throwFailure);
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

    private static void await(List<Lane> lanes, AtomicBoolean failed) {
        boolean interrupted = false;
        for (Lane lane : lanes) {
            while (!lane.withdraw()) {
                try {
                    lane.ended.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    failed.set(true);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new LabelingException(StandardError.INTERRUPTED, "interrupted");
        }
    }

    /** The part of one thread in a call of {@link #forEach}: begun by a thread of the pool or withdrawn, never both. */
    private static final class Lane implements Runnable {

        private final FutureTask<@Nullable Void> work;
        private final AtomicBoolean taken = new AtomicBoolean();
        private final CountDownLatch ended = new CountDownLatch(1);

        Lane(Runnable work) {
            this.work = new FutureTask<>(work, null);
        }

        @Override
        public void run() {
            if (taken.compareAndSet(false, true)) {
                work.run();
                ended.countDown();
            }
        }

        /** Whether no thread has begun it, and none will. */
        boolean withdraw() {
            return taken.compareAndSet(false, true);
        }

        /** Throws what ended its work, if it began and failed. */
        void throwFailure() {
            if (!work.isDone()) {
                return;
            }
            try {
                work.get();
            } catch (InterruptedException e) {
                throw new IllegalStateException("waited for work that is done", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) e.getCause();
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
