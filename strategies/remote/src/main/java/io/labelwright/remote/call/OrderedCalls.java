package io.labelwright.remote.call;

import io.labelwright.spi.StageContext;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Many calls, some at a time, begun in their order. They wait for a server and not for this machine, so they have
 * threads of their own; the thread of the stage takes what they bring, and looks up ten times a second to see whether
 * the run was stopped.
 */
public final class OrderedCalls {

    private static final long LOOK_UP_MILLIS = 100;
    private static final long CLEARING_SECONDS = 5;

    private final StageContext context;
    private final int concurrency;
    private final String what;

    /**
     * Calls of a stage.
     *
     * @param concurrency how many are under way at a time
     * @param what what they are, for the progress display: {@code "items"}
     */
    public OrderedCalls(StageContext context, int concurrency, String what) {
        this.context = context;
        this.concurrency = concurrency;
        this.what = what;
    }

    /**
     * Makes calls until all are done or one is not admitted.
     *
     * @return how many were begun, all of which are done
     * @throws CallFailure what a call threw, after those that were under way have ended
     * @throws LabelingException when the run is stopped; what has arrived is taken, what is under way is given up
     */
    public <T> int run(int calls, CallPlan<T> plan) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(concurrency, task -> {
            var made = new Thread(task, "call of a server");
            made.setDaemon(true);
            return made;
        });
        try {
            return new Course<>(plan, calls, new ExecutorCompletionService<>(threads)).run();
        } finally {
            threads.shutdownNow();
            clear(threads);
        }
    }

    private static void clear(ExecutorService threads) {
        try {
            threads.awaitTermination(CLEARING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The calls while they are made. */
    private final class Course<T> {

        private final CallPlan<T> plan;
        private final int calls;
        private final ExecutorCompletionService<Arrived<T>> threads;
        private int begun;
        private int running;
        private boolean open = true;
        private @Nullable CallFailure failure;

        Course(CallPlan<T> plan, int calls, ExecutorCompletionService<Arrived<T>> threads) {
            this.plan = plan;
            this.calls = calls;
            this.threads = threads;
        }

        int run() throws IOException {
            try {
                while (begin()) {
                    await();
                }
            } finally {
                // What is there was paid for, whatever ends the stage.
                takeAll();
            }
            if (failure != null) {
                throw failure;
            }
            return begun;
        }

        /** Begins what may begin; whether any is under way. */
        private boolean begin() throws IOException {
            while (open && begun < calls && running < concurrency) {
                if (!plan.admits(begun)) {
                    open = running > 0;
                    break;
                }
                context.checkCancelled();
                int index = begun++;
                T known = plan.known(index);
                if (known == null) {
                    threads.submit(() -> new Arrived<>(index, plan.call(index)));
                    running++;
                } else {
                    plan.settle(index, known);
                }
            }
            return running > 0;
        }

        private void await() throws IOException {
            int done = begun - running;
            context.progress((double) done / calls, done + " of " + calls + " " + what);
            try {
                Future<Arrived<T>> first = threads.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    take(first);
                    takeAll();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LabelingException(
                        StandardError.INTERRUPTED, "interrupted; the same command goes on from here");
            }
        }

        private void takeAll() throws IOException {
            for (var more = threads.poll(); more != null; more = threads.poll()) {
                take(more);
            }
            plan.settled();
        }

        private void take(Future<Arrived<T>> future) throws IOException {
            running--;
            try {
                Arrived<T> arrived = future.get();
                plan.settle(arrived.index(), arrived.answer());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CallFailure known) {
                    failure = failure == null ? known : failure;
                    open = false;
                } else if (e.getCause() instanceof RuntimeException unexpected) {
                    throw unexpected;
                } else {
                    throw new IllegalStateException(e.getCause());
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("a call that has ended is waited for", e);
            }
        }
    }

    /** An answer that has come. */
    private record Arrived<T>(int index, T answer) {}
}
