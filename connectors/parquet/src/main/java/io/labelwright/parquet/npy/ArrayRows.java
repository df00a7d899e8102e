package io.labelwright.parquet.npy;

import io.labelwright.spi.connect.SourceInput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** The rows of an array, one after the other, whichever way it lies in its file. */
final class ArrayRows implements Closeable {

    /** Bytes that are held at once. */
    private static final int BUFFER = 1 << 22;

    private final SourceInput input;
    private final String file;
    private final NpyHeader header;
    private final FileChannel channel;
    /** Rows in a block. */
    private final int most;

    private final ByteBuffer block;
    private long first;
    private int held;
    private long next;
    private long read;

    ArrayRows(SourceInput input, NpyHeader header) throws IOException {
        this.input = input;
        this.file = input.name();
        this.header = header;
        this.channel = FileChannel.open(input.path(), StandardOpenOption.READ);
        try {
            long expected = header.start() + header.rows() * header.rowBytes();
            if (channel.size() != expected) {
                throw NpyHeader.bad(
                        file,
                        "it has " + channel.size() + " bytes; " + header.rows() + " rows of " + header.columns()
                                + " numbers need " + expected,
                        "copy or write the file again");
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        this.most = (int) Math.max(1, Math.min(Math.max(1, header.rows()), BUFFER / header.rowBytes()));
        this.block = ByteBuffer.allocate((int) (most * header.rowBytes()))
                .order(header.type().order());
    }

    /** Goes to the next row; false when there is none. */
    boolean next() throws IOException {
        if (next == header.rows()) {
            return false;
        }
        if (next == first + held) {
            fill();
        }
        next++;
        return true;
    }

    private void fill() throws IOException {
        first = next;
        held = (int) Math.min(most, header.rows() - first);
        int size = header.type().size();
        if (!header.columnsFirst()) {
            read(header.start() + first * header.rowBytes(), 0, (int) (held * header.rowBytes()));
            return;
        }
        for (int column = 0; column < header.columns(); column++) {
            read(header.start() + (column * header.rows() + first) * size, column * held * size, held * size);
        }
    }

    private void read(long position, int at, int length) throws IOException {
        ByteBuffer part = block.duplicate().clear();
        part.position(at).limit(at + length);
        long from = position;
        while (part.hasRemaining()) {
            int count = channel.read(part, from);
            if (count < 0) {
                throw NpyHeader.bad(file, "it became shorter while it was read", null);
            }
            from += count;
            read += count;
            input.reached(read);
        }
    }

    /**
     * A number of the row.
     *
     * @throws ArithmeticException when it is an integer that no double holds exactly
     */
    double value(int column) {
        int row = (int) (next - 1 - first);
        int index = header.columnsFirst() ? column * held + row : row * header.columns() + column;
        return header.type().at(block, index * header.type().size());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
