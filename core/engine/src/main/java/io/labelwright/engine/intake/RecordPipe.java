package io.labelwright.engine.intake;

import io.labelwright.spi.connect.RecordBlock;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lets a source cut a file into records while another thread makes tables of those that it cut before. Records travel
 * in batches and in order, so the tables are those that one thread would make, and of two failures the one of the
 * earlier record is told. A file that fills no batch is read without a second thread.
 */
public final class RecordPipe {

    /** Characters after which a batch goes on its way. */
    private static final int BATCH = 1 << 16;

    private static final int WAITING = 4;

    /** What reads: {@link io.labelwright.spi.connect.Source#read} of some file. */
    @FunctionalInterface
    public interface Reading {
        void read(RecordSink into) throws IOException;
    }

    private final RecordSink target;
    private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(WAITING);
    private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(WAITING + 2);
    private @Nullable Thread consumer;
    private volatile @Nullable Throwable failure;
    /** Texts of columns whose fields come as codes, as of the records that have arrived; the consumer's own. */
    private final List<List<String>> arrived = new ArrayList<>();

    private RecordPipe(RecordSink target) {
        this.target = target;
    }

    /**
     * Reads all into the target.
     *
     * @param target new, so that its columns count from 0; used by one thread at a time; what it throws ends the
     *     reading and is thrown here
     */
    public static void read(Reading source, RecordSink target) throws IOException {
        var pipe = new RecordPipe(target);
        var entry = new Entry(pipe);
        try {
            source.read(entry);
        } catch (IOException | RuntimeException | Error e) {
            // The records before the place that the source could not read may hold an earlier failure.
            Throwable earlier = pipe.end(entry.batch);
            if (earlier != null) {
                throw unchecked(earlier);
            }
            throw e;
        }
        Throwable failed = pipe.end(entry.batch);
        if (failed != null) {
            throw unchecked(failed);
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    /** Takes a full batch and gives one to fill. */
    private Batch exchange(Batch batch) {
        if (consumer == null) {
            consumer = new Thread(this::consume, Thread.currentThread().getName() + "-records");
            consumer.setDaemon(true);
            consumer.start();
        }
        if (failure != null) {
            throw new Stopped();
        }
        try {
            full.put(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabelingException(StandardError.INTERRUPTED, "interrupted");
        }
        Batch next = empty.poll();
        return next == null ? new Batch() : next;
    }

    /** Waits until all records have arrived; what the target threw, if it did. */
    private @Nullable Throwable end(Batch last) {
        Thread thread = consumer;
        if (thread == null) {
            replay(last);
            return failure;
        }
        boolean interrupted = false;
        Queue<Batch> rest = new ArrayDeque<>(Arrays.asList(last, Batch.END));
        while (!rest.isEmpty()) {
            try {
                full.put(rest.element());
                rest.remove();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return failure;
    }

    private void consume() {
        try {
            for (Batch batch = full.take(); batch != Batch.END; batch = full.take()) {
                replay(batch);
                recycle(batch);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void recycle(Batch batch) {
        try {
            batch.clear();
            empty.offer(batch);
        } catch (OutOfMemoryError e) {
            // The thread lives on, so that the source is never left waiting; the stage fails in words of its own.
            failure = failure == null ? e : failure;
        }
    }

    private void replay(Batch batch) {
        // After a failure batches are still taken, so that the source is never left waiting.
        if (failure == null) {
            try {
                batch.replay(target, arrived);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
    }

    /** Whether the texts of a column are others than before. */
    private static boolean set(List<List<String>> texts, int column, List<String> of) {
        while (texts.size() <= column) {
            texts.add(List.of());
        }
        return texts.set(column, of) != of;
    }

    /** Ends a source whose records nobody wants any more; never seen outside. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("the reading was stopped", null, false, false);
        }
    }

    /** The end that the source writes to. */
    private static final class Entry implements RecordSink {

        private final RecordPipe pipe;
        private final Map<String, Integer> columns = new HashMap<>();
        /** Texts of columns whose fields come as codes, as of the last record. */
        private final List<List<String>> texts = new ArrayList<>();

        private Batch batch = new Batch();

        Entry(RecordPipe pipe) {
            this.pipe = pipe;
        }

        @Override
        public int column(String name) {
            Integer known = columns.get(name);
            if (known == null) {
                known = columns.size();
                columns.put(name, known);
                batch.column(name);
            }
            return known;
        }

        @Override
        public int column(TableKind table, String name) {
            Integer known = columns.get(table.word() + ":" + name);
            if (known == null) {
                known = columns.size();
                columns.put(table.word() + ":" + name, known);
                batch.column(table, name);
            }
            return known;
        }

        @Override
        public boolean wants(TableKind table) {
            return pipe.target.wants(table);
        }

        @Override
        public void file(String name) {
            batch.file(name);
            passOn();
        }

        @Override
        public void end(TableKind table, long line) {
            batch.end(table, line);
            passOn();
        }

        @Override
        public void field(int column, char[] chars, int offset, int length) {
            batch.field(column, chars, offset, length);
        }

        @Override
        public void code(int column, List<String> of, int code) {
            if (set(texts, column, of)) {
                batch.texts(column, of);
            }
            batch.code(column, code);
        }

        @Override
        public void number(int column, double value) {
            if (!Double.isNaN(value)) {
                batch.number(column, value);
            }
        }

        @Override
        public void end(long line) {
            batch.end(line);
            passOn();
        }

        @Override
        public void records(RecordBlock block, int from, int to) {
            batch.records(block, from, to);
            if (to == block.rows() || to - from > BATCH / 64) {
                // A block may be large: it does not wait for others.
                batch = pipe.exchange(batch);
            } else {
                passOn();
            }
        }

        @Override
        public void bad(long line, int column, String reason, String text) {
            batch.bad(line, column, reason, text);
            passOn();
        }

        private void passOn() {
            if (batch.used >= BATCH || batch.called >= BATCH) {
                batch = pipe.exchange(batch);
            }
        }
    }

    /** Calls of a {@link RecordSink}, written down. */
    private static final class Batch {

        static final Batch END = new Batch();

        private static final int RECORD = -1;
        private static final int BAD = -2;
        private static final int COLUMN = -3;
        private static final int COLUMN_OF_TABLE = -4;
        private static final int ROW_OF_TABLE = -5;
        private static final int FILE = -6;
        private static final int CODE = -7;
        private static final int TEXTS = -8;
        private static final int NUMBER = -9;
        private static final int RECORDS = -10;
        private static final TableKind[] TABLES = TableKind.values();

        private char[] chars = new char[BATCH + BATCH / 8];
        private int used;
        /** A field is its column and length; other calls are a code and what else they need. */
        private int[] calls = new int[BATCH / 4];

        private int called;
        private final Queue<String> texts = new ArrayDeque<>();
        private final Queue<List<String>> lists = new ArrayDeque<>();
        private final Queue<RecordBlock> blocks = new ArrayDeque<>();

        void clear() {
            used = 0;
            called = 0;
        }

        void column(String name) {
            room(1);
            calls[called++] = COLUMN;
            texts.add(name);
        }

        void column(TableKind table, String name) {
            room(2);
            calls[called++] = COLUMN_OF_TABLE;
            calls[called++] = table.ordinal();
            texts.add(name);
        }

        void file(String name) {
            room(1);
            calls[called++] = FILE;
            texts.add(name);
        }

        void end(TableKind table, long line) {
            room(4);
            calls[called++] = ROW_OF_TABLE;
            calls[called++] = table.ordinal();
            line(line);
        }

        void field(int column, char[] source, int offset, int length) {
            if (used + length > chars.length) {
                chars = Arrays.copyOf(chars, Math.max(used + length, chars.length + chars.length / 2));
            }
            // Cells are short: a loop costs less than the call of arraycopy.
            for (int from = offset, end = offset + length, to = used; from < end; from++, to++) {
                chars[to] = source[from];
            }
            used += length;
            room(2);
            calls[called++] = column;
            calls[called++] = length;
        }

        void texts(int column, List<String> of) {
            room(2);
            calls[called++] = TEXTS;
            calls[called++] = column;
            lists.add(of);
        }

        void code(int column, int code) {
            room(3);
            calls[called++] = CODE;
            calls[called++] = column;
            calls[called++] = code;
        }

        void number(int column, double value) {
            room(4);
            calls[called++] = NUMBER;
            calls[called++] = column;
            line(Double.doubleToRawLongBits(value));
        }

        void end(long line) {
            room(3);
            calls[called++] = RECORD;
            line(line);
        }

        void records(RecordBlock block, int from, int to) {
            room(3);
            calls[called++] = RECORDS;
            calls[called++] = from;
            calls[called++] = to;
            blocks.add(block);
        }

        void bad(long line, int column, String reason, String text) {
            room(4);
            calls[called++] = BAD;
            line(line);
            calls[called++] = column;
            texts.add(reason);
            texts.add(text);
        }

        private void line(long line) {
            calls[called++] = (int) (line >>> 32);
            calls[called++] = (int) line;
        }

        private void room(int more) {
            if (called + more > calls.length) {
                calls = Arrays.copyOf(calls, 2 * calls.length);
            }
        }

        void replay(RecordSink sink, List<List<String>> known) {
            int at = 0;
            int start = 0;
            while (at < called) {
                int call = calls[at++];
                if (call >= 0) {
                    int length = calls[at++];
                    sink.field(call, chars, start, length);
                    start += length;
                } else if (call == CODE) {
                    sink.code(calls[at], known.get(calls[at]), calls[at + 1]);
                    at += 2;
                } else if (call == NUMBER) {
                    long bits = (long) calls[at + 1] << 32 | (calls[at + 2] & 0xFFFF_FFFFL);
                    sink.number(calls[at], Double.longBitsToDouble(bits));
                    at += 3;
                } else if (call == TEXTS) {
                    set(known, calls[at++], lists.remove());
                } else if (call == RECORDS) {
                    sink.records(blocks.remove(), calls[at], calls[at + 1]);
                    at += 2;
                } else if (call == COLUMN) {
                    sink.column(texts.remove());
                } else if (call == COLUMN_OF_TABLE) {
                    sink.column(TABLES[calls[at++]], texts.remove());
                } else if (call == FILE) {
                    sink.file(texts.remove());
                } else if (call == ROW_OF_TABLE) {
                    TableKind table = TABLES[calls[at++]];
                    sink.end(table, (long) calls[at] << 32 | (calls[at + 1] & 0xFFFF_FFFFL));
                    at += 2;
                } else {
                    long line = (long) calls[at] << 32 | (calls[at + 1] & 0xFFFF_FFFFL);
                    at += 2;
                    if (call == RECORD) {
                        sink.end(line);
                    } else {
                        sink.bad(line, calls[at++], texts.remove(), texts.remove());
                    }
                }
            }
        }
    }
}
