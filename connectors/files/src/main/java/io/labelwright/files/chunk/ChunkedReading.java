package io.labelwright.files.chunk;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Reads a text in chunks of whole records: the calling thread cuts them and hands their records over in order, other
 * threads parse them. What is handed over is what one thread would hand over, whatever the number of threads and the
 * size of chunks; a chunk that can't promise that ends the reading, and the caller goes on with one thread. Memory is
 * bounded: two chunks more than there are threads are on their way.
 */
public final class ChunkedReading {

    /** Size of a chunk in bytes: its names should stay in a cache near the processor. */
    public static final int CHUNK = 1 << 20;

    /** Smaller files are read sooner by one thread. */
    public static final int SMALL = 1 << 18;

    /** A record that is larger is read by one thread, which needs not hold all of it. */
    private static final int LARGEST = 1 << 26;

    /** All was read. */
    public static final long DONE = -1;

    /** What makes records of a chunk; several threads ask it at the same time. */
    @FunctionalInterface
    public interface Parsing {
        void parse(Chunk chunk, ChunkRecords into) throws OneThread, IOException;
    }

    private final int size;
    private final int threads;
    private final Borders borders;
    private final Parsing parsing;
    private final Predicate<ParsedChunk> fits;
    private final RecordSink sink;
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    /** Memory of chunks that are done, for those to come: it stays near the processor. */
    private final Queue<ChunkRecords> spareRecords = new ConcurrentLinkedQueue<>();

    private final Queue<byte[]> spareBytes = new ConcurrentLinkedQueue<>();

    private record Waiting(long line, Future<ParsedChunk> records) {}

    /**
     * A reading.
     *
     * @param size of a chunk in bytes
     * @param threads how many threads parse, at least 1
     * @param fits whether the records of a chunk may be handed over behind those before; asked in order
     */
    public ChunkedReading(
            int size, int threads, Borders borders, Parsing parsing, Predicate<ParsedChunk> fits, RecordSink sink) {
        this.size = size;
        this.threads = threads;
        this.borders = borders;
        this.parsing = parsing;
        this.fits = fits;
        this.sink = sink;
    }

    /**
     * Reads a text in UTF-8.
     *
     * @return the line with which one thread has to go on, or {@link #DONE}
     */
    public long read(InputStream in) {
        String name = Thread.currentThread().getName();
        ExecutorService parsers = Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, name + "-parser");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return read(in, parsers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabelingException(StandardError.INTERRUPTED, "interrupted");
        } finally {
            parsers.shutdownNow();
        }
    }

    private long read(InputStream in, ExecutorService parsers) throws InterruptedException {
        long line = 1;
        var buffer = new byte[size];
        int filled = 0;
        boolean atEnd = false;
        while (!atEnd || filled > 0) {
            int border = 0;
            try {
                while (border == 0 && !atEnd) {
                    if (filled == buffer.length) {
                        if (filled >= LARGEST) {
                            return finish(line);
                        }
                        buffer = Arrays.copyOf(buffer, 2 * filled);
                    }
                    int count = in.readNBytes(buffer, filled, buffer.length - filled);
                    filled += count;
                    atEnd = filled < buffer.length;
                    border = atEnd ? filled : borders.last(buffer, filled);
                }
            } catch (IOException e) {
                return finish(line);
            } catch (LabelingException e) {
                if (e.problems().get(0).code() == StandardError.INTERRUPTED) {
                    throw e;
                }
                // What stands before the damage is read first.
                return finish(line);
            }
            if (border == 0 && filled == 0) {
                break;
            }
            var chunk = new Chunk(buffer, border, line);
            line += borders.lines(buffer, border);
            byte[] next = buffer(filled - border);
            System.arraycopy(buffer, border, next, 0, filled - border);
            filled -= border;
            buffer = next;
            waiting.add(new Waiting(chunk.line(), parsers.submit(() -> parse(chunk))));
            if (waiting.size() > threads + 1) {
                long refused = handOver();
                if (refused != DONE) {
                    return refused;
                }
            }
        }
        return finish(DONE);
    }

    private ParsedChunk parse(Chunk chunk) throws OneThread, IOException {
        ChunkRecords spare = spareRecords.poll();
        ChunkRecords records = spare == null ? new ChunkRecords() : spare;
        try {
            parsing.parse(chunk, records);
        } catch (ChunkRecords.TooManyColumns e) {
            throw new OneThread();
        }
        if (chunk.bytes().length == size) {
            spareBytes.add(chunk.bytes());
        }
        ParsedChunk parsed = records.drain();
        spareRecords.add(records);
        return parsed;
    }

    private byte[] buffer(int atLeast) {
        byte[] spare = atLeast < size ? spareBytes.poll() : null;
        return spare == null ? new byte[Math.max(size, 2 * atLeast)] : spare;
    }

    /** Hands over all that is on its way; the line with which to go on. */
    private long finish(long line) throws InterruptedException {
        while (!waiting.isEmpty()) {
            long refused = handOver();
            if (refused != DONE) {
                return refused;
            }
        }
        return line;
    }

    private long handOver() throws InterruptedException {
        Waiting first = waiting.remove();
        try {
            ParsedChunk records = first.records().get();
            if (!fits.test(records)) {
                return first.line();
            }
            records.handOver(sink);
            return DONE;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof RuntimeException broken) {
                throw broken;
            }
            return first.line();
        }
    }
}
