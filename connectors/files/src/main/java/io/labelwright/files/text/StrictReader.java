package io.labelwright.files.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes bytes and refuses those that are no text. The JDK's reader throws away the good characters before a bad byte;
 * this one hands them out first, so that a header can be read although the file is broken further down.
 */
final class StrictReader extends Reader {

    private final TextFile file;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15);
    private long handedOut;
    private boolean noMoreBytes;
    private boolean flushed;

    StrictReader(TextFile file, InputStream in) throws IOException {
        this.file = file;
        this.in = in;
        this.decoder = file.encoding()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        int start = in.readNBytes(bytes.array(), 0, 4);
        bytes.limit(start).position(file.byteOrderMark(bytes.array(), start));
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("a character may take two places");
        }
        var chars = CharBuffer.wrap(target, offset, length);
        while (!flushed) {
            CoderResult result = decoder.decode(bytes, chars, noMoreBytes);
            if (result.isUnderflow() && noMoreBytes) {
                result = decoder.flush(chars);
                flushed = result.isUnderflow();
            }
            int count = chars.position() - offset;
            if (count > 0) {
                // A bad byte, if there is one, is met again by the next call.
                handedOut += count;
                return count;
            }
            if (result.isError()) {
                var bad = new byte[result.length()];
                bytes.get(bad);
                throw file.malformed(bad, handedOut);
            }
            if (!flushed) {
                fill();
            }
        }
        return -1;
    }

    /** Fills the buffer whole, so that what a parser makes of the text does not depend on the disk's portions. */
    private void fill() throws IOException {
        bytes.compact();
        int wanted = bytes.remaining();
        int count = in.readNBytes(bytes.array(), bytes.position(), wanted);
        noMoreBytes = count < wanted;
        bytes.position(bytes.position() + count).flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
