package io.labelwright.files.jsonl;

import com.google.common.base.Utf8;
import io.labelwright.files.chunk.Bytes;
import io.labelwright.files.chunk.Chunk;
import io.labelwright.files.chunk.ChunkRecords;
import io.labelwright.files.chunk.OneThread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the lines of a chunk without making characters of its bytes. It knows plain lines only: an object of texts,
 * numbers, truth values and null, whose keys have no escapes. Each other line is left to {@link JsonRecord}, which
 * knows all of them, and finds the words for those that are no good.
 */
final class JsonChunk {

    private static final long LINE_FEEDS = Bytes.pattern('\n');
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    /** Reads a line that is not plain. */
    @FunctionalInterface
    interface OtherLine {
        /**
         * Reads it.
         *
         * @param from where it starts in the bytes of the chunk
         * @param to behind its last byte, before its line feed
         */
        void read(int from, int to, long line) throws IOException, OneThread;
    }

    private final byte[] bytes;
    private final int length;
    private final int limit;
    private final ChunkRecords into;
    private final OtherLine other;
    private final boolean ascii;

    private final EscapedText escaped = new EscapedText();

    /** Keys by column, as other lines have brought them, and the line that last had each. */
    private byte[][] keys = new byte[0][];

    private long[] lastLine = new long[0];

    private long line;
    private int at;
    private int end;

    /**
     * A chunk of UTF-8.
     *
     * @param limit the most characters of a line
     * @param other is given the lines that are not plain
     */
    JsonChunk(Chunk chunk, int limit, ChunkRecords into, OtherLine other) {
        this.bytes = chunk.bytes();
        this.length = chunk.length();
        this.line = chunk.line();
        this.limit = limit;
        this.into = into;
        this.other = other;
        this.ascii = chunk.isAscii();
    }

    /** Hands out all records. */
    void read() throws IOException, OneThread {
        for (int from = 0; from < length; from = end + 1, line++) {
            end = lineEnd(from);
            at = from;
            // A character has a byte or more, so the line has no more characters than the limit.
            if (end - from <= limit && isText(from) && object()) {
                into.end(line);
            } else {
                into.drop();
                other.read(from, end, line);
                learn();
            }
        }
    }

    /**
     * Takes the keys that a line has brought. They are not taken from plain lines, since a key is met only where what
     * stands before and behind it is good, and that is for {@link JsonRecord} to say.
     */
    private void learn() {
        int known = keys.length;
        if (into.columns() > known) {
            keys = Arrays.copyOf(keys, into.columns());
            lastLine = Arrays.copyOf(lastLine, into.columns());
            for (int column = known; column < keys.length; column++) {
                keys[column] = into.name(column).getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    /** Whether the bytes of the line are characters. */
    private boolean isText(int from) {
        return ascii || Utf8.isWellFormed(bytes, from, end - from);
    }

    private int lineEnd(int from) {
        int here = from;
        for (; here + Long.BYTES <= length; here += Long.BYTES) {
            long found = Bytes.zerosFromFirst(Bytes.word(bytes, here) ^ LINE_FEEDS);
            if (found != 0) {
                return here + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (here < length && bytes[here] != '\n') {
            here++;
        }
        return here;
    }

    /** Reads the line; false when it is not plain. */
    private boolean object() {
        if (next() != '{') {
            return false;
        }
        at++;
        if (next() == '}') {
            at++;
            return next() < 0;
        }
        for (int expected = 0; ; expected++) {
            if (next() != '"') {
                return false;
            }
            int from = at + 1;
            int to = EscapedText.plainEnd(bytes, from, end);
            if (to == end || bytes[to] != '"') {
                return false;
            }
            at = to + 1;
            int column = column(from, to, expected);
            if (column < 0 || lastLine[column] == line || next() != ':') {
                return false;
            }
            lastLine[column] = line;
            expected = column;
            at++;
            if (!value(column)) {
                return false;
            }
            int behind = next();
            at++;
            if (behind == '}') {
                return next() < 0;
            }
            if (behind != ',') {
                return false;
            }
        }
    }

    /** The next byte that is no blank; -1 at the end of the line. */
    private int next() {
        while (at < end) {
            byte b = bytes[at];
            if (b != ' ' && b != '\t' && b != '\r') {
                return b;
            }
            at++;
        }
        return -1;
    }

    /** The column of a key; -1 when it was not met. Lines mostly have the same keys in the same order. */
    private int column(int from, int to, int expected) {
        if (expected < keys.length && isKey(expected, from, to)) {
            return expected;
        }
        for (int column = 0; column < keys.length; column++) {
            if (isKey(column, from, to)) {
                return column;
            }
        }
        return -1;
    }

    private boolean isKey(int column, int from, int to) {
        return Arrays.equals(keys[column], 0, keys[column].length, bytes, from, to);
    }

    private boolean value(int column) {
        int first = next();
        int from = at;
        switch (first) {
            case '"' -> {
                return text(column);
            }
            case 't' -> {
                return word(TRUE) && take(column, from);
            }
            case 'f' -> {
                return word(FALSE) && take(column, from);
            }
            case 'n' -> {
                return word(NULL);
            }
            default -> {
                return number() && take(column, from);
            }
        }
    }

    private boolean text(int column) {
        int from = at + 1;
        int to = EscapedText.plainEnd(bytes, from, end);
        if (to < end && bytes[to] == '"') {
            into.field(column, bytes, from, to - from);
            at = to + 1;
            return true;
        }
        at = escaped.read(bytes, from, to, end);
        if (at < 0) {
            return false;
        }
        into.field(column, escaped.utf8(), 0, escaped.length());
        return true;
    }

    private boolean take(int column, int from) {
        into.field(column, bytes, from, at - from);
        return true;
    }

    private boolean word(byte[] word) {
        int to = at + word.length;
        if (to > end || !Arrays.equals(word, 0, word.length, bytes, at, to)) {
            return false;
        }
        at = to;
        return true;
    }

    private boolean number() {
        if (at < end && bytes[at] == '-') {
            at++;
        }
        boolean zero = at < end && bytes[at] == '0';
        int whole = digits();
        if (whole == 0 || zero && whole > 1) {
            return false;
        }
        if (at < end && bytes[at] == '.') {
            at++;
            if (digits() == 0) {
                return false;
            }
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            return digits() > 0;
        }
        return true;
    }

    /** Goes over digits; how many there are. */
    private int digits() {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - from;
    }
}
