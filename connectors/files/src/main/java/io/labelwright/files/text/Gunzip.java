package io.labelwright.files.text;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip data of one or several members (RFC 1952) and refuses what is cut off or followed by something
 * else. The JDK's own stream takes broken data after the first member for the end, so that a cut file would pass as a
 * shorter one.
 */
final class Gunzip extends InputStream {

    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final String name;
    private final BufferedInputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] input = new byte[1 << 14];
    private int filled;
    private boolean inMember;
    private boolean ended;

    /**
     * Unpacks a file.
     *
     * @param name the file's name for messages
     */
    Gunzip(String name, InputStream in) {
        this.name = name;
        this.in = new BufferedInputStream(in, 1 << 16);
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
        while (!ended) {
            if (!inMember) {
                startMember();
            }
            int count = inflate(target, offset, length);
            checksum.update(target, offset, count);
            if (inflater.finished()) {
                endMember();
            }
            if (count > 0) {
                return count;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(target, offset, length);
            if (count == 0 && inflater.needsInput()) {
                in.mark(input.length);
                filled = in.read(input);
                if (filled < 0) {
                    throw cutOff();
                }
                inflater.setInput(input, 0, filled);
            } else if (inflater.needsDictionary()) {
                throw damaged("it asks for a dictionary");
            }
            return count;
        } catch (DataFormatException e) {
            throw damaged("a block can't be unpacked");
        }
    }

    private void startMember() throws IOException {
        if (next() != 0x1F || next() != 0x8B || next() != 8) {
            throw damaged("what stands here is not in gzip format");
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        inMember = true;
    }

    private void endMember() throws IOException {
        in.reset();
        in.skipNBytes(filled - inflater.getRemaining());
        if (little() != checksum.getValue()) {
            throw damaged("the checksum is wrong");
        }
        if (little() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw damaged("the length is wrong");
        }
        inMember = false;
        in.mark(1);
        ended = in.read() < 0;
        in.reset();
    }

    private long little() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        int read = in.read();
        if (read < 0) {
            throw cutOff();
        }
        return read;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            continue;
        }
    }

    private LabelingException cutOff() {
        return new LabelingException(
                StandardError.ENCODING,
                Place.of(name),
                "the gzip data ends too early: the file is cut off",
                "copy it again from where it came from");
    }

    private LabelingException damaged(String reason) {
        return new LabelingException(
                StandardError.ENCODING,
                Place.of(name),
                "the gzip data is damaged: " + reason,
                "copy it again from where it came from; a file that is not compressed must not end in .gz");
    }
}
