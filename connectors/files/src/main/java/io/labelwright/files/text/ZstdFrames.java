package io.labelwright.files.text;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks the frames of zstd data (RFC 8878) without unpacking them: passes on their bytes, leaves out skippable frames,
 * and refuses what is cut off, followed by something else, or asks for more memory than a window of 8 MiB or for a
 * dictionary. The library that unpacks knows nothing of skippable frames, and not where in the file it stands.
 */
final class ZstdFrames extends InputStream {

    /** As much as {@code zstd -19} takes. */
    private static final long WINDOW = 8L << 20;

    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int LONGEST_BLOCK = 1 << 17;
    private static final int RLE = 1;
    private static final int RESERVED = 3;

    private final String name;
    private final InputStream in;
    /** Bytes of a header that are still to be passed on. */
    private final byte[] header = new byte[18];

    private int headerAt;
    private int headerEnd;
    /** Bytes of a block or checksum that are still to be passed on. */
    private int body;

    private boolean inFrame;
    private boolean lastBlock;
    private boolean checksum;
    private boolean ended;
    private long position;

    /**
     * Walks over a file.
     *
     * @param name the file's name for messages
     */
    ZstdFrames(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (headerAt == headerEnd && body == 0) {
            if (!next()) {
                return -1;
            }
        }
        int count;
        if (headerAt < headerEnd) {
            count = Math.min(length, headerEnd - headerAt);
            System.arraycopy(header, headerAt, target, offset, count);
            headerAt += count;
            return count;
        }
        count = in.read(target, offset, Math.min(length, body));
        if (count < 0) {
            throw cutOff();
        }
        body -= count;
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Goes to the next header, block or checksum; false at the end of the file. */
    private boolean next() throws IOException {
        if (ended) {
            return false;
        }
        headerAt = 0;
        headerEnd = 0;
        if (!inFrame) {
            return frame();
        }
        if (!lastBlock) {
            block();
        } else {
            body = checksum ? 4 : 0;
            inFrame = false;
        }
        return true;
    }

    private boolean frame() throws IOException {
        int first = in.read();
        if (first < 0 && position > 0) {
            ended = true;
            return false;
        }
        if (first < 0) {
            throw cutOff();
        }
        position++;
        header[headerEnd++] = (byte) first;
        take(3);
        int magic = (int) little(0, 4);
        if ((magic & ~0xF) == SKIPPABLE) {
            take(4);
            leaveOut(little(4, 4));
            headerEnd = 0;
            return true;
        }
        if (magic != MAGIC) {
            throw damaged("what stands at byte " + (position - 4) + " is no frame of zstd", null);
        }
        take(1);
        int descriptor = header[4];
        boolean single = (descriptor & 0x20) != 0;
        int sizeBytes = descriptor >> 6 & 3;
        sizeBytes = sizeBytes == 0 ? (single ? 1 : 0) : 1 << sizeBytes;
        int dictionary = (descriptor & 3) == 3 ? 4 : descriptor & 3;
        take((single ? 0 : 1) + dictionary + sizeBytes);
        if (dictionary > 0 && little(single ? 5 : 6, dictionary) != 0) {
            throw damaged("it needs a dictionary", "compress it without a dictionary");
        }
        long window = single ? little(5 + dictionary, sizeBytes) + (sizeBytes == 2 ? 256 : 0) : window(header[5]);
        if (window < 0 || window > WINDOW) {
            throw damaged(
                    "it needs a window of " + (window < 0 ? "more than 2^63" : window) + " bytes, at most " + WINDOW
                            + " are allowed",
                    "compress it with zstd -19 or less, without --ultra and --long");
        }
        checksum = (descriptor & 4) != 0;
        inFrame = true;
        lastBlock = false;
        return true;
    }

    private static long window(byte descriptor) {
        long base = 1L << (10 + (descriptor >> 3 & 0x1F));
        return base + base / 8 * (descriptor & 7);
    }

    private void block() throws IOException {
        take(3);
        int block = (int) little(0, 3);
        int kind = block >> 1 & 3;
        int size = block >> 3;
        if (kind == RESERVED || size > LONGEST_BLOCK) {
            throw damaged("the block at byte " + (position - 3) + " is none that zstd writes", null);
        }
        body = kind == RLE ? 1 : size;
        lastBlock = (block & 1) != 0;
    }

    private void take(int count) throws IOException {
        if (in.readNBytes(header, headerEnd, count) < count) {
            throw cutOff();
        }
        headerEnd += count;
        position += count;
    }

    private void leaveOut(long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            throw cutOff();
        }
        position += count;
    }

    private long little(int from, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | (header[from + i] & 0xFF);
        }
        return value;
    }

    LabelingException cutOff() {
        return new LabelingException(
                StandardError.ENCODING,
                Place.of(name),
                "the zstd data ends too early: the file is cut off",
                "copy it again from where it came from");
    }

    /** What is wrong, seen up to here. */
    LabelingException damaged(String reason, @Nullable String hint) {
        return new LabelingException(
                StandardError.ENCODING,
                Place.of(name),
                "the zstd data can't be unpacked: " + reason,
                hint != null
                        ? hint
                        : "copy it again from where it came from; a file that is not compressed must not end in .zst");
    }

    /** Whether all frames were passed on. */
    boolean isAtEnd() {
        return ended;
    }

    /** How many bytes were read so far. */
    long position() {
        return position;
    }
}
