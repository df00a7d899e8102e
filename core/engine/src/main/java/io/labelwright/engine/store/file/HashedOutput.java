package io.labelwright.engine.store.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Writes bytes and little-endian numbers to a channel and hashes them in the same pass. Arrays go through one buffer in
 * bulk. Closing it flushes; the channel stays open. After a failure every further call fails too, so that a writer in
 * between that swallows exceptions, as {@link java.io.PrintWriter} does, cannot end in a file cut short. For one
 * thread.
 */
public final class HashedOutput extends OutputStream {

    private static final int BUFFER = 1 << 18;

    /** From so many bytes on a second thread hashes them while this one writes them. */
    private static final int TWO_THREADS = 1 << 17;

    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private final byte[] bytes = new byte[BUFFER];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private long flushed;
    private boolean failed;

    public HashedOutput(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
        room(1).put((byte) b);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (length >= BUFFER) {
            flush();
            pass(source, offset, length);
            return;
        }
        for (int done = 0; done < length; ) {
            ByteBuffer room = room(1);
            int part = Math.min(room.remaining(), length - done);
            room.put(source, offset + done, part);
            done += part;
        }
    }

    public void putInt(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    public void putLong(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    /** The lowest byte of each of the first {@code count} ints. */
    public void putBytes(int[] values, int count) throws IOException {
        for (int done = 0; done < count; ) {
            ByteBuffer room = room(1);
            int part = Math.min(room.remaining(), count - done);
            int at = room.position();
            for (int i = 0; i < part; i++) {
                bytes[at + i] = (byte) values[done + i];
            }
            room.position(at + part);
            done += part;
        }
    }

    /** The lower two bytes of each of the first {@code count} ints. */
    public void putShorts(int[] values, int count) throws IOException {
        for (int done = 0; done < count; ) {
            ByteBuffer room = room(Short.BYTES);
            int part = Math.min(room.remaining() / Short.BYTES, count - done);
            for (int i = 0; i < part; i++) {
                room.putShort((short) values[done + i]);
            }
            done += part;
        }
    }

    public void putInts(int[] values, int count) throws IOException {
        for (int done = 0; done < count; ) {
            ByteBuffer room = room(Integer.BYTES);
            int part = Math.min(room.remaining() / Integer.BYTES, count - done);
            room.asIntBuffer().put(values, done, part);
            room.position(room.position() + part * Integer.BYTES);
            done += part;
        }
    }

    public void putLongs(long[] values, int count) throws IOException {
        for (int done = 0; done < count; ) {
            ByteBuffer room = room(Long.BYTES);
            int part = Math.min(room.remaining() / Long.BYTES, count - done);
            room.asLongBuffer().put(values, done, part);
            room.position(room.position() + part * Long.BYTES);
            done += part;
        }
    }

    public void putDoubles(double[] values, int count) throws IOException {
        for (int done = 0; done < count; ) {
            ByteBuffer room = room(Double.BYTES);
            int part = Math.min(room.remaining() / Double.BYTES, count - done);
            room.asDoubleBuffer().put(values, done, part);
            room.position(room.position() + part * Double.BYTES);
            done += part;
        }
    }

    /** Hands everything to the channel; this does not make it durable. */
    @Override
    public void flush() throws IOException {
        pass(bytes, 0, buffer.position());
        buffer.clear();
    }

    private void pass(byte[] source, int offset, int length) throws IOException {
        if (failed) {
            throw new IOException("an earlier write to this file failed");
        }
        failed = true;
        if (length < TWO_THREADS) {
            digest.update(source, offset, length);
            send(source, offset, length);
        } else {
            ForkJoinTask<?> hashing = ForkJoinPool.commonPool().submit(() -> digest.update(source, offset, length));
            try {
                send(source, offset, length);
            } finally {
                hashing.join();
            }
        }
        flushed += length;
        failed = false;
    }

    private void send(byte[] source, int offset, int length) throws IOException {
        // In parts, since the JDK keeps a buffer outside the heap as large as the largest array that was written.
        for (int done = 0; done < length; ) {
            int part = Math.min(BUFFER, length - done);
            ByteBuffer rest = ByteBuffer.wrap(source, offset + done, part);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            done += part;
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** Flushes and says what was written. Nothing may be written afterwards. */
    public Written finish() throws IOException {
        flush();
        return new Written(Sha256.hex(digest), flushed);
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }
}
