package io.labelwright.files.jsonl;

import io.labelwright.files.chunk.Bytes;
import java.util.Arrays;

/** A text of JSON in UTF-8, with what its escapes stand for in their place; used for one text after the other. */
final class EscapedText {

    private static final long QUOTES = Bytes.pattern('"');
    private static final long ESCAPES = Bytes.pattern('\\');
    private static final long BLANKS = Bytes.pattern(' ');
    private static final long HIGH = Bytes.pattern(0x80);

    /** Most bytes that one escape stands for. */
    private static final int WIDEST = 4;

    /** Letters behind a backslash, and what they stand for. */
    private static final String LETTERS = "\"\\/bfnrt";

    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private byte[] utf8 = new byte[256];
    private int length;

    /** Where the first quote, backslash or control character is; {@code end} when there is none. */
    static int plainEnd(byte[] bytes, int from, int end) {
        int here = from;
        for (; here + Long.BYTES <= end; here += Long.BYTES) {
            long word = Bytes.word(bytes, here);
            long found = Bytes.zerosFromFirst(word ^ QUOTES)
                    | Bytes.zerosFromFirst(word ^ ESCAPES)
                    | word - BLANKS & ~word & HIGH;
            if (found != 0) {
                return here + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (here < end && bytes[here] != '"' && bytes[here] != '\\' && (bytes[here] < 0 || bytes[here] >= ' ')) {
            here++;
        }
        return here;
    }

    /**
     * Reads a text.
     *
     * @param from where it starts, behind its quote
     * @param plainEnd the {@link #plainEnd} from there on
     * @param end where the bytes end
     * @return behind the quote that ends it; -1 when there is none, or something before it that may not be there
     */
    int read(byte[] bytes, int from, int plainEnd, int end) {
        length = 0;
        int plain = from;
        int at = plainEnd;
        while (at < end && bytes[at] == '\\') {
            copy(bytes, plain, at);
            plain = escape(bytes, at + 1, end);
            if (plain < 0) {
                return -1;
            }
            at = plainEnd(bytes, plain, end);
        }
        if (at == end || bytes[at] != '"') {
            return -1;
        }
        copy(bytes, plain, at);
        return at + 1;
    }

    /** The bytes of the text that was read last, from the first on; read only. */
    byte[] utf8() {
        return utf8;
    }

    /** How many bytes it has. */
    int length() {
        return length;
    }

    private void copy(byte[] bytes, int from, int to) {
        int needed = length + to - from + WIDEST;
        if (needed > utf8.length) {
            utf8 = Arrays.copyOf(utf8, 2 * needed);
        }
        System.arraycopy(bytes, from, utf8, length, to - from);
        length += to - from;
    }

    /** Reads an escape from behind its backslash on; where it ends, or -1. */
    private int escape(byte[] bytes, int at, int end) {
        if (at == end) {
            return -1;
        }
        if (bytes[at] != 'u') {
            int letter = LETTERS.indexOf(bytes[at]);
            if (letter >= 0) {
                utf8[length++] = (byte) MEANT.charAt(letter);
            }
            return letter < 0 ? -1 : at + 1;
        }
        int unit = hex(bytes, at + 1, end);
        if (unit < 0 || !Character.isSurrogate((char) unit)) {
            return unit < 0 ? -1 : append(unit, at + 5);
        }
        int second = at + 5;
        if (second + 1 >= end || bytes[second] != '\\' || bytes[second + 1] != 'u') {
            return -1;
        }
        int low = hex(bytes, second + 2, end);
        if (low < 0 || !Character.isSurrogatePair((char) unit, (char) low)) {
            return -1;
        }
        return append(Character.toCodePoint((char) unit, (char) low), second + 6);
    }

    /** The number of four hexadecimal digits; -1 when they are none. */
    private static int hex(byte[] bytes, int from, int end) {
        if (from + 4 > end) {
            return -1;
        }
        int number = 0;
        for (int at = from; at < from + 4; at++) {
            int digit = Character.digit(bytes[at], 16);
            if (digit < 0) {
                return -1;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    private int append(int codePoint, int behind) {
        if (codePoint < 0x80) {
            utf8[length++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            utf8[length++] = (byte) (0xC0 | codePoint >> 6);
            utf8[length++] = continued(codePoint);
        } else if (codePoint < 0x10000) {
            utf8[length++] = (byte) (0xE0 | codePoint >> 12);
            utf8[length++] = continued(codePoint >> 6);
            utf8[length++] = continued(codePoint);
        } else {
            utf8[length++] = (byte) (0xF0 | codePoint >> 18);
            utf8[length++] = continued(codePoint >> 12);
            utf8[length++] = continued(codePoint >> 6);
            utf8[length++] = continued(codePoint);
        }
        return behind;
    }

    private static byte continued(int bits) {
        return (byte) (0x80 | bits & 0x3F);
    }
}
