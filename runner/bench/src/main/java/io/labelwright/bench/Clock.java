package io.labelwright.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Time that has passed since it was made, of the clock and of this process on the processor. */
final class Clock {

    private final long wall = System.nanoTime();
    private final long processor = processor();

    private static long processor() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    /** Nanoseconds of the processor, those of all threads together. */
    double processorNanos() {
        return processor() - processor;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.2f s (%.2f s of the processor)",
                (System.nanoTime() - wall) / 1e9,
                processorNanos() / 1e9);
    }
}
