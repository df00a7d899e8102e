package io.labelwright.cli;

import io.labelwright.engine.run.Cancellation;
import io.labelwright.engine.run.ForeignExit;
import io.labelwright.engine.run.RunStatus;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends a run in order when the process is asked to end (Ctrl-C, or kill without -9) or code of a plug-in ends it: asks
 * the run to stop, waits for it for a while, and gives the exit code of what became of it.
 */
final class Interruption {

    private static final long PATIENCE_SECONDS = 10;

    private final Cancellation cancellation;
    private final Thread runs = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean printed = new AtomicBoolean();
    private volatile int code = RunStatus.INTERRUPTED.exitCode();
    private volatile Runnable whenLate = () -> {};

    Interruption(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** What is done when the run does not end in time. */
    void whenLate(Runnable action) {
        whenLate = action;
    }

    /** From now on the process ends in order. */
    void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "labelwright-interruption"));
    }

    /** Whether the caller is the one to print the result: it must come once. */
    boolean mayPrint() {
        return printed.compareAndSet(false, true);
    }

    /** The run is over and all is printed. */
    void ended(int exitCode) {
        code = exitCode;
        over.countDown();
    }

    private void stop() {
        if (over.getCount() == 0) {
            return;
        }
        ForeignExit exit = ForeignExit.find().orElse(null);
        if (exit == null) {
            cancellation.request();
        } else if (exit.thread().equals(runs)) {
            // The run itself is stuck in it: nobody is left to be waited for, and ExitGuard tells.
            return;
        } else {
            cancellation.exited(exit);
            code = RunStatus.FAILED.exitCode();
        }
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS) && mayPrint()) {
                whenLate.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The JVM would give the number of the signal.
        Runtime.getRuntime().halt(code);
    }
}
