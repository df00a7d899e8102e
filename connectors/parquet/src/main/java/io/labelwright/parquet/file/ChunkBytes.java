package io.labelwright.parquet.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file from one place to another. Several may read the same channel. */
final class ChunkBytes extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final Reads reads;
    private final long end;
    /** Where the next bytes to be read into the buffer lie. */
    private long position;

    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;

    ChunkBytes(FileChannel channel, Reads reads, long start, long end) {
        this.channel = channel;
        this.reads = reads;
        this.position = start;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        if (at == filled && !fill()) {
            return -1;
        }
        return buffer[at++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == filled) {
            if (length >= BUFFER) {
                return direct(target, offset, length);
            }
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, filled - at);
        System.arraycopy(buffer, at, target, offset, count);
        at += count;
        return count;
    }

    /** So many bytes, all of them. */
    byte[] take(int length) throws IOException {
        if (length > remaining()) {
            throw new PageException("a page of " + length + " bytes does not fit in the " + remaining() + " left");
        }
        byte[] bytes = readNBytes(length);
        if (bytes.length != length) {
            throw new PageException("the file ended " + (length - bytes.length) + " bytes too early");
        }
        return bytes;
    }

    private long remaining() {
        return end - position + (filled - at);
    }

    private boolean fill() throws IOException {
        int count = direct(buffer, 0, BUFFER);
        at = 0;
        filled = Math.max(0, count);
        return count > 0;
    }

    private int direct(byte[] target, int offset, int length) throws IOException {
        int wanted = (int) Math.min(length, end - position);
        if (wanted <= 0) {
            return -1;
        }
        int count = channel.read(ByteBuffer.wrap(target, offset, wanted), position);
        if (count > 0) {
            position += count;
            reads.add(count);
        }
        return count;
    }
}
