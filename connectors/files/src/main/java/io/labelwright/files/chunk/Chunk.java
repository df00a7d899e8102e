package io.labelwright.files.chunk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A part of a text in UTF-8 that holds whole records.
 *
 * @param bytes read only
 * @param length how many of the bytes count
 * @param line the number of its first line, from 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record Chunk(byte[] bytes, int length, long line) {

    /**
     * The text as characters.
     *
     * @throws OneThread when it is none
     */
    public char[] chars() throws OneThread {
        return chars(0, length);
    }

    /**
     * A part of the text as characters.
     *
     * @throws OneThread when it is none
     */
    public char[] chars(int from, int to) throws OneThread {
        try {
            var chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            var text = new char[chars.remaining()];
            chars.get(text);
            return text;
        } catch (CharacterCodingException e) {
            // Where the bad bytes are is found by the reader that tells of them.
            throw new OneThread();
        }
    }

    /** Whether all characters are ASCII. */
    public boolean isAscii() {
        return Bytes.isAscii(bytes, length);
    }
}
