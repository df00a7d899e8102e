package io.labelwright.engine.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/**
 * Reads what {@link HashedOutput} wrote and hashes it in the same pass. Strict: it knows how long the file is, and asks
 * for no memory and reads no value beyond that. For one thread.
 */
public final class HashedInput {

    private static final int BUFFER = 1 << 18;

    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private long unread;

    public HashedInput(FileChannel channel) throws IOException {
        this.channel = channel;
        this.unread = channel.size();
        this.bytes = new byte[(int) Math.max(Long.BYTES, Math.min(BUFFER, unread))];
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    }

    /** How many bytes there are before the end of the file. */
    public long remaining() {
        return unread + buffer.remaining();
    }

    /** Refuses a count of values that the rest of the file cannot hold; to be called before memory is asked for. */
    public int checkFits(int count, int bytesEach) throws CorruptFileException {
        if (count < 0 || (long) count * bytesEach > remaining()) {
            throw new CorruptFileException(
                    "it announces " + count + " values of " + bytesEach + " bytes, " + remaining() + " bytes are left");
        }
        return count;
    }

    public byte getByte() throws IOException {
        return filled(1).get();
    }

    public int getInt() throws IOException {
        return filled(Integer.BYTES).getInt();
    }

    public long getLong() throws IOException {
        return filled(Long.BYTES).getLong();
    }

    /** The next bytes. */
    public byte[] getBytes(int count) throws IOException {
        var result = new byte[checkFits(count, 1)];
        for (int done = 0; done < count; ) {
            ByteBuffer filled = filled(1);
            int part = Math.min(filled.remaining(), count - done);
            filled.get(result, done, part);
            done += part;
        }
        return result;
    }

    /** The next bytes, each as an int with its sign. */
    public void getBytes(int[] into, int count) throws IOException {
        for (int done = 0; done < count; ) {
            ByteBuffer filled = filled(1);
            int part = Math.min(filled.remaining(), count - done);
            int at = filled.position();
            for (int i = 0; i < part; i++) {
                into[done + i] = bytes[at + i];
            }
            filled.position(at + part);
            done += part;
        }
    }

    /** The next shorts, each as an int with its sign. */
    public void getShorts(int[] into, int count) throws IOException {
        for (int done = 0; done < count; ) {
            ByteBuffer filled = filled(Short.BYTES);
            int part = Math.min(filled.remaining() / Short.BYTES, count - done);
            for (int i = 0; i < part; i++) {
                into[done + i] = filled.getShort();
            }
            done += part;
        }
    }

    public void getInts(int[] into, int count) throws IOException {
        for (int done = 0; done < count; ) {
            ByteBuffer filled = filled(Integer.BYTES);
            int part = Math.min(filled.remaining() / Integer.BYTES, count - done);
            filled.asIntBuffer().get(into, done, part);
            filled.position(filled.position() + part * Integer.BYTES);
            done += part;
        }
    }

    public void getLongs(long[] into, int count) throws IOException {
        for (int done = 0; done < count; ) {
            ByteBuffer filled = filled(Long.BYTES);
            int part = Math.min(filled.remaining() / Long.BYTES, count - done);
            filled.asLongBuffer().get(into, done, part);
            filled.position(filled.position() + part * Long.BYTES);
            done += part;
        }
    }

    public void getDoubles(double[] into, int count) throws IOException {
        for (int done = 0; done < count; ) {
            ByteBuffer filled = filled(Double.BYTES);
            int part = Math.min(filled.remaining() / Double.BYTES, count - done);
            filled.asDoubleBuffer().get(into, done, part);
            filled.position(filled.position() + part * Double.BYTES);
            done += part;
        }
    }

    /** Reads to the end and gives the hash of the whole file. */
    public String finish() throws IOException {
        while (unread > 0) {
            buffer.position(buffer.limit());
            fill();
        }
        buffer.position(buffer.limit());
        return Sha256.hex(digest);
    }

    private ByteBuffer filled(int bytes) throws IOException {
        while (buffer.remaining() < bytes) {
            if (unread == 0) {
                throw new CorruptFileException("it ends in the middle of a value");
            }
            fill();
        }
        return buffer;
    }

    private void fill() throws IOException {
        buffer.compact();
        int from = buffer.position();
        buffer.limit((int) Math.min(buffer.capacity(), from + unread));
        int read = channel.read(buffer);
        if (read < 0) {
            unread = 0;
            buffer.flip();
            throw new CorruptFileException("it became shorter while it was read");
        }
        digest.update(bytes, from, read);
        unread -= read;
        buffer.flip();
    }
}
