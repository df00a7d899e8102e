package io.labelwright.parquet.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Threads that read columns: what is asked of a column is done by one of them, one after the other. */
final class Lanes implements AutoCloseable {

    private final List<ExecutorService> threads = new ArrayList<>();
    /** How many bytes the columns of each thread have. */
    private final long[] load;

    private final int[] laneOf;

    /**
     * Threads for columns.
     *
     * @param count how many threads; 0: all is done by the calling one
     */
    Lanes(int count, int columns) {
        String name = Thread.currentThread().getName();
        for (int i = 0; i < Math.min(count, columns); i++) {
            threads.add(Executors.newSingleThreadExecutor(task -> {
                var thread = new Thread(task, name + "-columns");
                thread.setDaemon(true);
                return thread;
            }));
        }
        this.load = new long[threads.size()];
        this.laneOf = new int[columns];
        Arrays.fill(laneOf, -1);
    }

    /**
     * Does something for a column, behind all that was asked for it before.
     *
     * @param size bytes of the column, by which columns are spread when they are met first
     */
    void run(int column, long size, FutureTask<?> task) {
        if (threads.isEmpty()) {
            task.run();
            return;
        }
        if (laneOf[column] < 0) {
            int least = 0;
            for (int lane = 1; lane < load.length; lane++) {
                least = load[lane] < load[least] ? lane : least;
            }
            load[least] += size + 1;
            laneOf[column] = least;
        }
        threads.get(laneOf[column]).execute(task);
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdown);
    }
}
