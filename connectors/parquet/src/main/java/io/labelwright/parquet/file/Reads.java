package io.labelwright.parquet.file;

import io.labelwright.spi.connect.SourceInput;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells how many bytes of a file were read, wherever they stood in it. All threads are counted; the one that opened the
 * file tells.
 */
final class Reads {

    private final SourceInput input;
    private final Thread opener = Thread.currentThread();
    private final AtomicLong count = new AtomicLong();

    Reads(SourceInput input) {
        this.input = input;
    }

    /**
     * So many more.
     *
     * @throws io.labelwright.spi.problem.LabelingException when the reading shall end
     */
    void add(int more) {
        count.addAndGet(more);
        if (Thread.currentThread() == opener) {
            tell();
        }
    }

    /**
     * Tells of what all threads have read.
     *
     * @throws io.labelwright.spi.problem.LabelingException when the reading shall end
     */
    void tell() {
        input.reached(count.get());
    }
}
