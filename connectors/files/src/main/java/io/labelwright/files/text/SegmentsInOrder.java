package io.labelwright.files.text;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes segments of a table as text: several threads make the text of one segment each, the calling one puts them into
 * the file in order. Memory is bounded: as many texts as there are threads, and one more, wait at a time.
 */
public final class SegmentsInOrder {

    /** Makes the text of one segment; several threads ask it at the same time. */
    @FunctionalInterface
    public interface Format {
        void rows(Segment segment, Utf8Output into) throws IOException;
    }

    private SegmentsInOrder() {}

    /**
     * Writes the text of all segments.
     *
     * @param threads how many threads may be used; the bytes are the same
     */
    public static void write(List<Segment> segments, int threads, Format format, OutputStream out) throws IOException {
        if (threads < 2 || segments.size() < 2) {
            var bytes = new Utf8Output(out);
            for (Segment segment : segments) {
                format.rows(segment, bytes);
            }
            bytes.flush();
            return;
        }
        String name = Thread.currentThread().getName();
        ExecutorService writers = Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, name + "-text");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Queue<Future<ByteArrayOutputStream>> waiting = new ArrayDeque<>();
            for (Segment segment : segments) {
                if (waiting.size() > threads) {
                    waiting.remove().get().writeTo(out);
                }
                waiting.add(writers.submit(() -> text(segment, format)));
            }
            while (!waiting.isEmpty()) {
                waiting.remove().get().writeTo(out);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabelingException(StandardError.INTERRUPTED, "interrupted");
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } finally {
            writers.shutdownNow();
        }
    }

    private static IOException unwrapped(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException wrong) {
            throw wrong;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }

    private static ByteArrayOutputStream text(Segment segment, Format format) throws IOException {
        var text = new ByteArrayOutputStream(1 << 20);
        var bytes = new Utf8Output(text);
        format.rows(segment, bytes);
        bytes.flush();
        return text;
    }
}
